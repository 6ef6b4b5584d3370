-- A view of a table that does not exist keeps DROP COLUMN from working on any table: the rows are copied instead.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE VIEW broken AS SELECT * FROM nowhere;
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE VIEW broken AS SELECT * FROM nowhere;
-- plan
-- Views and triggers stay as they are meanwhile.
PRAGMA legacy_alter_table = ON;

CREATE TABLE users_new (id INTEGER PRIMARY KEY, name TEXT);

-- hazard: lite-rebuild: all rows of users are written anew; nobody else can write meanwhile.
INSERT INTO users_new (id, name) SELECT id, name FROM users;

-- hazard: drop-column: the values of users.age are lost.
DROP TABLE users;

ALTER TABLE users_new RENAME TO users;

PRAGMA legacy_alter_table = OFF;
