-- The mark for CLUSTER goes from one index to another.
-- before
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE INDEX users_name ON users (name);
CREATE INDEX users_email ON users (email);
ALTER TABLE users CLUSTER ON users_name;
-- after
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE INDEX users_name ON users (name);
CREATE INDEX users_email ON users (email);
ALTER TABLE users CLUSTER ON users_email;
-- plan
ALTER TABLE public.users CLUSTER ON users_email;
