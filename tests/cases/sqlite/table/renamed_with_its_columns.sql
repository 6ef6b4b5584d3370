-- A table and columns of it get other names at once: columns are named with the old or the new name of their table.
-- rename: table users to people
-- rename: column users.name to full_name
-- rename: column people.age to years
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE INDEX users_name ON users (name);
-- after
CREATE TABLE people (id INTEGER PRIMARY KEY, full_name TEXT, years INTEGER, email TEXT);
CREATE INDEX users_name ON people (full_name);
-- plan
ALTER TABLE users RENAME COLUMN name TO full_name;

ALTER TABLE users RENAME COLUMN age TO years;

ALTER TABLE users RENAME TO people;

ALTER TABLE people ADD COLUMN email TEXT;
