-- A table gets another name, and a column comes.
-- rename: table users to people
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
-- after
CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, email TEXT);
-- plan
ALTER TABLE users RENAME TO people;

ALTER TABLE people ADD COLUMN email TEXT;
