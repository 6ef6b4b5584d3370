-- A column with a constant default is added with it.
-- before
CREATE TABLE users (id int);
-- after
CREATE TABLE users (id int, name text NOT NULL DEFAULT 'x');
-- plan
ALTER TABLE public.users ADD COLUMN name text DEFAULT 'x'::text NOT NULL;
