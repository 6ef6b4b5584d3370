-- An index of a dropped column goes first.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE INDEX users_age ON users (age);
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
-- plan
DROP INDEX users_age;

-- hazard: drop-column: the values of users.age are lost.
-- hazard: lite-drop-column: all rows of users are written anew; nobody else can write meanwhile.
ALTER TABLE users DROP COLUMN age;
