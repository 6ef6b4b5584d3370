-- A unique index on rows that exist may fail, which is said.
-- before
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
-- after
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE UNIQUE INDEX users_email ON users (email);
-- plan
-- hazard: unique-may-fail: It fails where rows of public.users have the same values in (email).
CREATE UNIQUE INDEX CONCURRENTLY users_email ON public.users (email);
