-- A table takes the name of a view.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE VIEW v AS SELECT name FROM users;
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE TABLE v (name TEXT);
-- plan
DROP VIEW v;

CREATE TABLE v (name TEXT);
