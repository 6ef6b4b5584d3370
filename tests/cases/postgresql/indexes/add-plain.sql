-- The short form, where nobody minds the locks.
-- plain
-- before
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
-- after
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE UNIQUE INDEX users_email ON users (email);
-- plan
