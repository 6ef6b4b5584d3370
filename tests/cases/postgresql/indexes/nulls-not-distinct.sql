-- One row without a value, and not more.
-- version: >= 15
-- before
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE UNIQUE INDEX users_email ON users (email);
-- after
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE UNIQUE INDEX users_email ON users (email) NULLS NOT DISTINCT;
-- plan
-- hazard: unique-may-fail: It fails where rows of public.users have the same values in (email).
CREATE UNIQUE INDEX CONCURRENTLY users_email_new ON public.users (email) NULLS NOT DISTINCT;

DROP INDEX CONCURRENTLY public.users_email;

ALTER INDEX public.users_email_new RENAME TO users_email;
