-- A unique index becomes a constraint of the same name.
-- before
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE UNIQUE INDEX users_email ON users (email);
-- after
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
ALTER TABLE users ADD CONSTRAINT users_email UNIQUE (email);
-- plan
DROP INDEX CONCURRENTLY public.users_email;

-- hazard: unique-may-fail: It fails where rows of public.users have the same values in (email).
CREATE UNIQUE INDEX CONCURRENTLY users_email ON public.users (email);

ALTER TABLE public.users ADD CONSTRAINT users_email UNIQUE USING INDEX users_email;
