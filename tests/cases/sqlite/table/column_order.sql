-- The order of columns is not forced.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
-- after
CREATE TABLE users (age INTEGER, id INTEGER PRIMARY KEY, name TEXT);
-- plan
