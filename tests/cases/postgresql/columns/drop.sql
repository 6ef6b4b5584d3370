-- A column is dropped with its values.
-- before
CREATE TABLE users (id int, name text);
-- after
CREATE TABLE users (id int);
-- plan
-- hazard: drop-column: The column is dropped with all its values.
ALTER TABLE public.users DROP COLUMN name;
