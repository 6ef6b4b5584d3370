-- Views keep their text while their table is rebuilt.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE VIEW v AS SELECT name FROM users;
CREATE VIEW w AS SELECT * FROM v;
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age TEXT);
CREATE VIEW v AS SELECT name FROM users;
CREATE VIEW w AS SELECT * FROM v;
-- plan
-- Views and triggers stay as they are meanwhile.
PRAGMA legacy_alter_table = ON;

CREATE TABLE users_new (id INTEGER PRIMARY KEY, name TEXT, age TEXT);

-- hazard: lite-rebuild: all rows of users are written anew; nobody else can write meanwhile.
INSERT INTO users_new (id, name, age) SELECT id, name, age FROM users;

DROP TABLE users;

ALTER TABLE users_new RENAME TO users;

PRAGMA legacy_alter_table = OFF;
