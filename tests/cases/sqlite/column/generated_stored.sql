-- A virtual column is stored.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, shown AS (upper(name)));
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, shown AS (upper(name)) STORED);
-- plan
CREATE TABLE users_new (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, shown AS (upper(name)) STORED);

-- hazard: lite-rebuild: all rows of users are written anew; nobody else can write meanwhile.
INSERT INTO users_new (id, name, age) SELECT id, name, age FROM users;

DROP TABLE users;

ALTER TABLE users_new RENAME TO users;
