-- A table gets another name; SQLite rewrites what mentions it.
-- rename: table users to people
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE TABLE books (id INTEGER PRIMARY KEY, author INTEGER REFERENCES users (id));
CREATE VIEW v AS SELECT name FROM users;
-- after
CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE TABLE books (id INTEGER PRIMARY KEY, author INTEGER REFERENCES people (id));
CREATE VIEW v AS SELECT name FROM people;
-- plan
ALTER TABLE users RENAME TO people;
