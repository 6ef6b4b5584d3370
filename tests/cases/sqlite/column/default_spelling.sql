-- DEFAULT NULL is none, and parentheses around a constant say nothing.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT DEFAULT 'a', age INTEGER DEFAULT NULL);
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT DEFAULT ('a'), age INTEGER);
-- plan
