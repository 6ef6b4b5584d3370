-- A table that goes takes its rows with it; its indexes and triggers are not named.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE INDEX users_name ON users (name);
CREATE TRIGGER users_check BEFORE DELETE ON users BEGIN SELECT 1; END;
-- after
-- plan
-- hazard: drop-table: all rows of users are lost.
DROP TABLE users;
