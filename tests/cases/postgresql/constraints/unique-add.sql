-- A UNIQUE constraint gets an index that was built before.
-- before
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
-- after
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);
-- plan
-- hazard: unique-may-fail: It fails where rows of public.users have the same values in (email).
CREATE UNIQUE INDEX CONCURRENTLY users_email_key ON public.users (email);

ALTER TABLE public.users ADD CONSTRAINT users_email_key UNIQUE USING INDEX users_email_key;
