-- A check that was left unvalidated is validated; the way back takes it down again.
-- before
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
ALTER TABLE users ADD CONSTRAINT adult CHECK (age >= 18) NOT VALID;
-- after
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
ALTER TABLE users ADD CONSTRAINT adult CHECK (age >= 18);
-- plan
-- hazard: check-may-fail: It fails where rows of public.users break the condition.
ALTER TABLE public.users VALIDATE CONSTRAINT adult;
