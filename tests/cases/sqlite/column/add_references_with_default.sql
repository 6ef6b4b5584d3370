-- With a default, a column that refers to another table needs a rebuild.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE TABLE teams (id INTEGER PRIMARY KEY);
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, team INTEGER DEFAULT 2 REFERENCES teams (id));
CREATE TABLE teams (id INTEGER PRIMARY KEY);
-- plan
CREATE TABLE users_new (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, team INTEGER DEFAULT 2 REFERENCES teams (id));

-- hazard: lite-rebuild: all rows of users are written anew; nobody else can write meanwhile.
-- hazard: lite-12step-fk-check: rows of users without their row in teams fail the migration.
INSERT INTO users_new (id, name, age) SELECT id, name, age FROM users;

DROP TABLE users;

ALTER TABLE users_new RENAME TO users;
