-- Virtual columns are added behind those that they are made from.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, b AS (a + 1), a AS (age * 2), name TEXT, age INTEGER);
-- plan
ALTER TABLE users ADD COLUMN a AS (age * 2);

ALTER TABLE users ADD COLUMN b AS (a + 1);
