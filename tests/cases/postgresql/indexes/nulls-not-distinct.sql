-- One row without a value, and not more.
-- version: >= 15
-- before
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE UNIQUE INDEX users_email ON users (email);
-- after
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE UNIQUE INDEX users_email ON users (email) NULLS NOT DISTINCT;
-- plan
