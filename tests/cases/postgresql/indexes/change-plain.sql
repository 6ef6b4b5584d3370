-- The short form drops the old index and makes the new one.
-- plain
-- before
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE INDEX users_name ON users (name);
-- after
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE INDEX users_name ON users (name, email);
-- plan
