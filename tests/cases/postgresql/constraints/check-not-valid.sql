-- A check that shall not be validated yet.
-- before
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
-- after
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
ALTER TABLE users ADD CONSTRAINT adult CHECK (age >= 18) NOT VALID;
-- plan
ALTER TABLE public.users ADD CONSTRAINT adult CHECK (age >= 18) NOT VALID;
