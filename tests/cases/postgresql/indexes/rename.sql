-- An index of another name and the same definition is renamed, not built again.
-- before
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE INDEX users_name ON users (name);
-- after
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE INDEX users_by_name ON users (name);
-- plan
ALTER INDEX public.users_name RENAME TO users_by_name;
