-- Two columns that refer to one table do not hinder each other.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, a INTEGER REFERENCES users (id));
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, a INTEGER REFERENCES users (id), b INTEGER REFERENCES users (id));
-- plan
ALTER TABLE users ADD COLUMN b INTEGER REFERENCES users (id);
