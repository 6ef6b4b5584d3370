-- The mark for CLUSTER is taken away.
-- before
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE INDEX users_name ON users (name);
ALTER TABLE users CLUSTER ON users_name;
-- after
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE INDEX users_name ON users (name);
-- plan
ALTER TABLE public.users SET WITHOUT CLUSTER;
