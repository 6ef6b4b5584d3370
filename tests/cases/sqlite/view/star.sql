-- A view of * gets the new column by itself.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE VIEW v AS SELECT * FROM users;
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, email TEXT);
CREATE VIEW v AS SELECT * FROM users;
-- plan
ALTER TABLE users ADD COLUMN email TEXT;
