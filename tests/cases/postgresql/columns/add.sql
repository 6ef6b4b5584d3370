-- A nullable column is added.
-- before
CREATE TABLE users (id int);
-- after
CREATE TABLE users (id int, name text);
-- plan
ALTER TABLE public.users ADD COLUMN name text;
