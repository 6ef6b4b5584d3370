-- The short form drops the old index and makes the new one.
-- plain
-- before
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE INDEX users_name ON users (name);
-- after
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE INDEX users_name ON users (name, email);
-- plan
-- hazard: pg-index-drop-not-concurrent: Reads and writes of public.users wait until the index is gone.
DROP INDEX public.users_name;

-- hazard: pg-index-not-concurrent: Writes to public.users wait until the index is built.
CREATE INDEX users_name ON public.users (name, email);
