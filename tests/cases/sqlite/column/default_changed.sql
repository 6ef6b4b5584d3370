-- A default changes.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER DEFAULT 18);
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER DEFAULT (18 + 3));
-- plan
CREATE TABLE users_new (id INTEGER PRIMARY KEY, name TEXT, age INTEGER DEFAULT (18 + 3));

-- hazard: lite-rebuild: all rows of users are written anew; nobody else can write meanwhile.
INSERT INTO users_new (id, name, age) SELECT id, name, age FROM users;

DROP TABLE users;

ALTER TABLE users_new RENAME TO users;
