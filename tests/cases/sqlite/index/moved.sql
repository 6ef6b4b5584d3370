-- An index name goes to another table.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE TABLE t (a);
CREATE INDEX i ON users (name);
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE TABLE t (a);
CREATE INDEX i ON t (a);
-- plan
DROP INDEX i;

-- hazard: lite-index-build: all rows of t are read; nobody else can write meanwhile.
CREATE INDEX i ON t (a);
