-- The temporary name is not one that another index has.
-- before
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE INDEX users_name ON users (name);
CREATE INDEX users_name_new ON users (email);
-- after
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE INDEX users_name ON users (name, id);
CREATE INDEX users_name_new ON users (email);
-- plan
CREATE INDEX CONCURRENTLY users_name_new2 ON public.users (name, id);

DROP INDEX CONCURRENTLY public.users_name;

ALTER INDEX public.users_name_new2 RENAME TO users_name;
