-- The mark for CLUSTER stays with an index that is replaced.
-- before
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE INDEX users_name ON users (name);
ALTER TABLE users CLUSTER ON users_name;
-- after
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE INDEX users_name ON users (name, id);
ALTER TABLE users CLUSTER ON users_name;
-- plan
CREATE INDEX CONCURRENTLY users_name_new ON public.users (name, id);

ALTER TABLE public.users CLUSTER ON users_name_new;

DROP INDEX CONCURRENTLY public.users_name;

ALTER INDEX public.users_name_new RENAME TO users_name;
