-- A UNIQUE constraint that is looked at at the end.
-- before
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
-- after
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email, id) INCLUDE (age) WITH (fillfactor = 80) DEFERRABLE INITIALLY DEFERRED;
-- plan
-- hazard: unique-may-fail: It fails where rows of public.users have the same values in (email, id).
CREATE UNIQUE INDEX CONCURRENTLY users_email_key ON public.users (email, id) INCLUDE (age) WITH (fillfactor = 80);

ALTER TABLE public.users ADD CONSTRAINT users_email_key UNIQUE USING INDEX users_email_key DEFERRABLE INITIALLY DEFERRED;
