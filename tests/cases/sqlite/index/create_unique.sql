-- A unique index may fail.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE UNIQUE INDEX users_name ON users (name COLLATE NOCASE DESC) WHERE age > 3;
-- plan
-- hazard: lite-index-build: all rows of users are read; nobody else can write meanwhile.
-- hazard: unique-may-fail: rows that are the same in (name collate nocase desc) fail the migration.
CREATE UNIQUE INDEX users_name ON users (name COLLATE NOCASE DESC) WHERE age > 3;
