-- The short form scans the table under a lock.
-- plain
-- before
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
-- after
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
ALTER TABLE users ADD CONSTRAINT adult CHECK (age >= 18);
-- plan
-- hazard: pg-add-check-valid: Reads and writes of public.users wait while every row is checked.
-- hazard: check-may-fail: It fails where rows of public.users break the condition.
ALTER TABLE public.users ADD CONSTRAINT adult CHECK (age >= 18);
