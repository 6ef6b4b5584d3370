-- A column gets another name; SQLite rewrites what mentions it.
-- rename: column users.name to full_name
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE INDEX i ON users (name);
CREATE VIEW v AS SELECT name FROM users;
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, full_name TEXT, age INTEGER);
CREATE INDEX i ON users (full_name);
CREATE VIEW v AS SELECT full_name AS name FROM users;
-- plan
ALTER TABLE users RENAME COLUMN name TO full_name;

DROP VIEW v;

CREATE VIEW v AS SELECT full_name AS name FROM users;
