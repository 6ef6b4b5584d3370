-- A column is added at the end, wherever it is declared.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, name TEXT, age INTEGER);
-- plan
ALTER TABLE users ADD COLUMN email TEXT;
