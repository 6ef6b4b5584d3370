-- A table and columns of it get other names at once, and the table another schema: columns are named with the old or the new name of their table.
-- rename: table public.users to app.people
-- rename: column public.users.name to full_name
-- rename: column app.people.age to years
-- before
CREATE SCHEMA app;
CREATE TABLE users (id int, name text, age int);
-- after
CREATE SCHEMA app;
CREATE TABLE app.people (id int, full_name text, years int);
-- plan
ALTER TABLE public.users RENAME COLUMN name TO full_name;

ALTER TABLE public.users RENAME COLUMN age TO years;

ALTER TABLE public.users SET SCHEMA app;

ALTER TABLE app.users RENAME TO people;
