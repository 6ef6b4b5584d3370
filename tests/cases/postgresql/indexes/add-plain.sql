-- The short form, where nobody minds the locks.
-- plain
-- before
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
-- after
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE UNIQUE INDEX users_email ON users (email);
-- plan
-- hazard: pg-index-not-concurrent: Writes to public.users wait until the index is built.
-- hazard: unique-may-fail: It fails where rows of public.users have the same values in (email).
CREATE UNIQUE INDEX users_email ON public.users (email);
