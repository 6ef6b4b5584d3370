-- An index on a table in use is built while the table stays writable.
-- before
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
-- after
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE INDEX users_email ON users (email);
-- plan
CREATE INDEX CONCURRENTLY users_email ON public.users (email);
