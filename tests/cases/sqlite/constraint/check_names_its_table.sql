-- The name of the table before a column is left out while the table has another.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, CHECK (users.age > 0));
-- plan
CREATE TABLE users_new (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, CHECK (age > 0));

-- hazard: lite-rebuild: all rows of users are written anew; nobody else can write meanwhile.
-- hazard: lite-add-check-scan: all rows of users are read; those that break it fail the migration.
INSERT INTO users_new (id, name, age) SELECT id, name, age FROM users;

DROP TABLE users;

ALTER TABLE users_new RENAME TO users;
