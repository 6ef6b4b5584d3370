-- NOT NULL with a default: rows that have NULL get it.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER NOT NULL DEFAULT 0);
-- plan
CREATE TABLE users_new (id INTEGER PRIMARY KEY, name TEXT, age INTEGER NOT NULL DEFAULT 0);

-- hazard: lite-rebuild: all rows of users are written anew; nobody else can write meanwhile.
INSERT INTO users_new (id, name, age) SELECT id, name, coalesce(age, 0) FROM users;

DROP TABLE users;

ALTER TABLE users_new RENAME TO users;
