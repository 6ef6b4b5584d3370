-- In a STRICT table, values of another type fail.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER) STRICT;
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name INTEGER, age INTEGER) STRICT;
-- plan
CREATE TABLE users_new (id INTEGER PRIMARY KEY, name INTEGER, age INTEGER) STRICT;

-- hazard: lite-rebuild: all rows of users are written anew; nobody else can write meanwhile.
-- hazard: cast-may-fail: values of users.name that are no INTEGER fail the migration.
INSERT INTO users_new (id, name, age) SELECT id, name, age FROM users;

DROP TABLE users;

ALTER TABLE users_new RENAME TO users;
