-- A check on a table in use is validated without a lock that writes wait for.
-- before
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
-- after
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
ALTER TABLE users ADD CONSTRAINT adult CHECK (age >= 18);
-- plan
ALTER TABLE public.users ADD CONSTRAINT adult CHECK (age >= 18) NOT VALID;

-- godwit: commit
-- hazard: check-may-fail: It fails where rows of public.users break the condition.
ALTER TABLE public.users VALIDATE CONSTRAINT adult;
