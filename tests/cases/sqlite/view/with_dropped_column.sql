-- A view that loses a column is dropped before and created after.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE VIEW v AS SELECT name, age FROM users;
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE VIEW v AS SELECT name FROM users;
-- plan
DROP VIEW v;

-- hazard: drop-column: the values of users.age are lost.
-- hazard: lite-drop-column: all rows of users are written anew; nobody else can write meanwhile.
ALTER TABLE users DROP COLUMN age;

CREATE VIEW v AS SELECT name FROM users;
