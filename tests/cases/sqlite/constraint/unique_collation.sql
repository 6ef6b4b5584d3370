-- A key compares in another way.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, UNIQUE (name));
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, UNIQUE (name COLLATE NOCASE));
-- plan
CREATE TABLE users_new (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, UNIQUE (name COLLATE NOCASE));

-- hazard: lite-rebuild: all rows of users are written anew; nobody else can write meanwhile.
-- hazard: unique-may-fail: rows that are the same in (name collate nocase) fail the migration.
INSERT INTO users_new (id, name, age) SELECT id, name, age FROM users;

DROP TABLE users;

ALTER TABLE users_new RENAME TO users;
