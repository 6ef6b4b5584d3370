-- The primary key needs a rebuild; rowids stay.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
-- after
CREATE TABLE users (name TEXT, age INTEGER);
-- plan
CREATE TABLE users_new (name TEXT, age INTEGER);

-- hazard: lite-rebuild: all rows of users are written anew; nobody else can write meanwhile.
INSERT INTO users_new (rowid, name, age) SELECT rowid, name, age FROM users;

-- hazard: drop-column: the values of users.id are lost.
DROP TABLE users;

ALTER TABLE users_new RENAME TO users;
