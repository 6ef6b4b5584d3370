-- A UNIQUE constraint cannot change when it is looked at: it is replaced.
-- before
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
ALTER TABLE users ADD CONSTRAINT k UNIQUE (email) DEFERRABLE;
-- after
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
ALTER TABLE users ADD CONSTRAINT k UNIQUE (email);
-- plan
-- hazard: unique-may-fail: It fails where rows of public.users have the same values in (email).
CREATE UNIQUE INDEX CONCURRENTLY k_new ON public.users (email);

ALTER TABLE public.users DROP CONSTRAINT k, ADD CONSTRAINT k UNIQUE USING INDEX k_new;
