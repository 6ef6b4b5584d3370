-- An index of a table in use is dropped without a lock that anyone waits for.
-- before
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE INDEX users_name ON users (name);
-- after
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
-- plan
DROP INDEX CONCURRENTLY public.users_name;
