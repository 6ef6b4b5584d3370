-- A column that refers to another table is added in place.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE TABLE teams (id INTEGER PRIMARY KEY);
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, team INTEGER REFERENCES teams (id) ON DELETE SET NULL);
CREATE TABLE teams (id INTEGER PRIMARY KEY);
-- plan
ALTER TABLE users ADD COLUMN team INTEGER REFERENCES teams (id) ON DELETE SET NULL;
