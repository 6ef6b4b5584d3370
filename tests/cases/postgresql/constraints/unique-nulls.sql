-- UNIQUE NULLS NOT DISTINCT.
-- version: >= 15
-- before
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);
-- after
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE NULLS NOT DISTINCT (email);
-- plan
-- hazard: unique-may-fail: It fails where rows of public.users have the same values in (email).
CREATE UNIQUE INDEX CONCURRENTLY users_email_key_new ON public.users (email) NULLS NOT DISTINCT;

ALTER TABLE public.users DROP CONSTRAINT users_email_key, ADD CONSTRAINT users_email_key UNIQUE USING INDEX users_email_key_new;
