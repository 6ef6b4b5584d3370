-- IF NOT EXISTS is no part of a table.
-- before
-- after
CREATE TABLE IF NOT EXISTS users (id INTEGER PRIMARY KEY);
-- plan
CREATE TABLE users (id INTEGER PRIMARY KEY);
