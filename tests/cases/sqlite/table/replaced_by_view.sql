-- A view takes the name of a table.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
-- after
CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT);
CREATE VIEW users AS SELECT id, name FROM people;
-- plan
-- hazard: drop-table: all rows of users are lost.
DROP TABLE users;

CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT);

CREATE VIEW users AS SELECT id, name FROM people;
