-- A check within its definition goes with a column.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER CHECK (age > 0));
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- plan
-- hazard: drop-column: the values of users.age are lost.
-- hazard: lite-drop-column: all rows of users are written anew; nobody else can write meanwhile.
ALTER TABLE users DROP COLUMN age;
