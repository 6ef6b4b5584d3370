-- A column is added in place.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, email TEXT);
-- plan
ALTER TABLE users ADD COLUMN email TEXT;
