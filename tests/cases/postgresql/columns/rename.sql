-- A rename keeps the values.
-- rename: column public.users.name to full_name
-- before
CREATE TABLE users (id int, name text);
-- after
CREATE TABLE users (id int, full_name text);
-- plan
ALTER TABLE public.users RENAME COLUMN name TO full_name;
