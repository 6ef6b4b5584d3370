-- The conflict clause of a constraint changes.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, UNIQUE (name));
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, UNIQUE (name) ON CONFLICT REPLACE);
-- plan
CREATE TABLE users_new (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, UNIQUE (name) ON CONFLICT REPLACE);

-- hazard: lite-rebuild: all rows of users are written anew; nobody else can write meanwhile.
INSERT OR ABORT INTO users_new (id, name, age) SELECT id, name, age FROM users;

DROP TABLE users;

ALTER TABLE users_new RENAME TO users;
