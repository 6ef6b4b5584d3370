-- Indexes of a rebuilt table are created again.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE INDEX i ON users (name);
CREATE UNIQUE INDEX k ON users (age) WHERE age > 0;
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name BLOB, age INTEGER);
CREATE INDEX i ON users (name);
CREATE UNIQUE INDEX k ON users (age) WHERE age > 0;
-- plan
CREATE TABLE users_new (id INTEGER PRIMARY KEY, name BLOB, age INTEGER);

-- hazard: lite-rebuild: all rows of users are written anew; nobody else can write meanwhile.
INSERT INTO users_new (id, name, age) SELECT id, name, age FROM users;

DROP TABLE users;

ALTER TABLE users_new RENAME TO users;

CREATE INDEX i ON users (name);

CREATE UNIQUE INDEX k ON users (age) WHERE age > 0;
