-- A unique column needs a rebuild.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT UNIQUE, age INTEGER);
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, age INTEGER);
-- plan
CREATE TABLE users_new (id INTEGER PRIMARY KEY, age INTEGER);

-- hazard: lite-rebuild: all rows of users are written anew; nobody else can write meanwhile.
INSERT INTO users_new (id, age) SELECT id, age FROM users;

-- hazard: drop-column: the values of users.name are lost.
DROP TABLE users;

ALTER TABLE users_new RENAME TO users;
