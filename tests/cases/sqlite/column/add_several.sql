-- Each added column is a statement.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, a, b REAL DEFAULT -1.5, c BLOB DEFAULT x'00ff');
-- plan
ALTER TABLE users ADD COLUMN a;

ALTER TABLE users ADD COLUMN b REAL DEFAULT -1.5;

ALTER TABLE users ADD COLUMN c BLOB DEFAULT x'00ff';
