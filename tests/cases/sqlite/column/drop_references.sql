-- A column that refers to another table is dropped in place.
-- before
CREATE TABLE teams (id INTEGER PRIMARY KEY);
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, team INTEGER REFERENCES teams (id));
-- after
CREATE TABLE teams (id INTEGER PRIMARY KEY);
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
-- plan
-- hazard: drop-column: the values of users.team are lost.
-- hazard: lite-drop-column: all rows of users are written anew; nobody else can write meanwhile.
ALTER TABLE users DROP COLUMN team;
