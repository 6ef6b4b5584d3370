-- NOT NULL with a constant default needs no rebuild.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, state TEXT NOT NULL DEFAULT 'new');
-- plan
ALTER TABLE users ADD COLUMN state TEXT NOT NULL DEFAULT 'new';
