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
