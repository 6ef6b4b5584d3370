-- An index changes.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE INDEX i ON users (name);
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE INDEX i ON users (name, lower(name) DESC);
-- plan
DROP INDEX i;

-- hazard: lite-index-build: all rows of users are read; nobody else can write meanwhile.
CREATE INDEX i ON users (name, lower(name) DESC);
