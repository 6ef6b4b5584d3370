-- An index loses a column that is dropped, another goes with its column.
-- before
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE INDEX users_names ON users (name, email);
CREATE INDEX users_email ON users (email);
-- after
CREATE TABLE users (id integer, name text, age integer, created timestamptz);
CREATE INDEX users_names ON users (name);
-- plan
CREATE INDEX CONCURRENTLY users_names_new ON public.users (name);

DROP INDEX CONCURRENTLY public.users_names;

ALTER INDEX public.users_names_new RENAME TO users_names;

DROP INDEX CONCURRENTLY public.users_email;

-- hazard: drop-column: The column is dropped with all its values.
ALTER TABLE public.users DROP COLUMN email;
