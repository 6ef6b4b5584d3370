-- A check that is only said.
-- version: >= 18
-- before
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
-- after
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
ALTER TABLE users ADD CONSTRAINT adult CHECK (age >= 18) NOT ENFORCED;
-- plan
ALTER TABLE public.users ADD CONSTRAINT adult CHECK (age >= 18) NOT ENFORCED;
