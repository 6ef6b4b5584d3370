-- A virtual column is added in place.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, shown TEXT GENERATED ALWAYS AS (upper(name)) VIRTUAL);
-- plan
ALTER TABLE users ADD COLUMN shown TEXT GENERATED ALWAYS AS (upper(name)) VIRTUAL;
