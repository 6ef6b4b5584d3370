-- A rename keeps the values.
-- rename: column public.users.name to full_name
-- before
CREATE TABLE users (id int, name text);
-- after
CREATE TABLE users (id int, full_name text);
-- plan
