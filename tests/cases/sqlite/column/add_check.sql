-- A check comes with its column.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, email TEXT CHECK (email LIKE '%@%'));
-- plan
-- hazard: lite-add-check-scan: all rows of users are read; those that break it fail the migration.
ALTER TABLE users ADD COLUMN email TEXT CHECK (email LIKE '%@%');
