-- The rows that an index holds change.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE INDEX i ON users (name) WHERE age > 1;
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE INDEX i ON users (name) WHERE age > 2;
-- plan
DROP INDEX i;

-- hazard: lite-index-build: all rows of users are read; nobody else can write meanwhile.
CREATE INDEX i ON users (name) WHERE age > 2;
