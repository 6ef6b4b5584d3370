-- An index that only gets another name is built again.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE INDEX i ON users (name);
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE INDEX k ON users (name);
-- plan
DROP INDEX i;

-- hazard: lite-index-build: all rows of users are read; nobody else can write meanwhile.
CREATE INDEX k ON users (name);
