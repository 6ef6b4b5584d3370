-- A constraint of another name is renamed.
-- before
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
ALTER TABLE users ADD CONSTRAINT adult CHECK (age >= 18);
-- after
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
ALTER TABLE users ADD CONSTRAINT of_age CHECK (age >= 18);
-- plan
ALTER TABLE public.users RENAME CONSTRAINT adult TO of_age;
