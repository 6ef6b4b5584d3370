-- A check of the table needs a rebuild.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, CHECK (age > 0));
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- plan
CREATE TABLE users_new (id INTEGER PRIMARY KEY, name TEXT);

-- hazard: lite-rebuild: all rows of users are written anew; nobody else can write meanwhile.
INSERT INTO users_new (id, name) SELECT id, name FROM users;

-- hazard: drop-column: the values of users.age are lost.
DROP TABLE users;

ALTER TABLE users_new RENAME TO users;
