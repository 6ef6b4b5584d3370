-- A foreign key that the table declares goes into the definition of its new column.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
-- after
CREATE TABLE teams (id INTEGER PRIMARY KEY);
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, team INTEGER, CONSTRAINT users_team FOREIGN KEY (team) REFERENCES teams (id) ON DELETE CASCADE);
-- plan
CREATE TABLE teams (id INTEGER PRIMARY KEY);

ALTER TABLE users ADD COLUMN team INTEGER CONSTRAINT users_team REFERENCES teams (id) ON DELETE CASCADE;
