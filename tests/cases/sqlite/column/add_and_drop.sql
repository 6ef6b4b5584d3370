-- Columns come before others go.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, born TEXT);
-- plan
ALTER TABLE users ADD COLUMN born TEXT;

-- hazard: drop-column: the values of users.age are lost.
-- hazard: lite-drop-column: all rows of users are written anew; nobody else can write meanwhile.
ALTER TABLE users DROP COLUMN age;
