-- The name of a constraint changes.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, CONSTRAINT a CHECK (age > 0));
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, CONSTRAINT b CHECK (age > 0));
-- plan
CREATE TABLE users_new (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, CONSTRAINT b CHECK (age > 0));

-- hazard: lite-rebuild: all rows of users are written anew; nobody else can write meanwhile.
INSERT INTO users_new (id, name, age) SELECT id, name, age FROM users;

DROP TABLE users;

ALTER TABLE users_new RENAME TO users;
