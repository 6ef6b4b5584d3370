-- An index is created on a table with rows.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE INDEX users_name ON users (name);
-- plan
-- hazard: lite-index-build: all rows of users are read; nobody else can write meanwhile.
CREATE INDEX users_name ON users (name);
