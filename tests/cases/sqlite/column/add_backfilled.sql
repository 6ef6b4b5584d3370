-- A value for a column that may be NULL is filled in behind, in batches.
-- backfill: users.email=name || '@a.example'
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, email TEXT);
-- plan
ALTER TABLE users ADD COLUMN email TEXT;

-- godwit: batches of users
UPDATE users SET email = name || '@a.example' WHERE rowid >= $1 AND rowid < $2 AND email IS NULL;
