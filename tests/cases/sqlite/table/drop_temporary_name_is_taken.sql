-- The name of the new table is one that nothing has.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE TABLE users_new (a);
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age TEXT);
CREATE TABLE users_new (a);
-- plan
CREATE TABLE users_new_ (id INTEGER PRIMARY KEY, name TEXT, age TEXT);

-- hazard: lite-rebuild: all rows of users are written anew; nobody else can write meanwhile.
INSERT INTO users_new_ (id, name, age) SELECT id, name, age FROM users;

DROP TABLE users;

ALTER TABLE users_new_ RENAME TO users;
