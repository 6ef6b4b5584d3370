-- The value that was given goes to the rows that exist.
-- backfill: users.email=coalesce(name, 'nobody') || '@a.example'
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, email TEXT NOT NULL);
-- plan
CREATE TABLE users_new (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, email TEXT NOT NULL);

-- hazard: lite-rebuild: all rows of users are written anew; nobody else can write meanwhile.
INSERT INTO users_new (id, name, age, email)
SELECT id, name, age, coalesce(name, 'nobody') || '@a.example' FROM users;

DROP TABLE users;

ALTER TABLE users_new RENAME TO users;
