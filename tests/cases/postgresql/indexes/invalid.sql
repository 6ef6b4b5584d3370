-- An index that failed to be built is built again.
-- one way
-- before
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE INDEX users_name ON users (name);
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'users_name'::regclass;
-- after
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE INDEX users_name ON users (name);
-- plan
REINDEX INDEX CONCURRENTLY public.users_name;
