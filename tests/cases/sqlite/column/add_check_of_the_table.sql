-- A check that the table declares goes with the last of its new columns.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, low INTEGER, high INTEGER, CONSTRAINT span CHECK (low <= high));
-- plan
ALTER TABLE users ADD COLUMN low INTEGER;

-- hazard: lite-add-check-scan: all rows of users are read; those that break it fail the migration.
ALTER TABLE users ADD COLUMN high INTEGER CONSTRAINT span CHECK (low <= high);
