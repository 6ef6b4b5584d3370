-- The case of a column that readers see is a difference.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE VIEW v AS SELECT name AS n FROM users;
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE VIEW v AS SELECT name AS N FROM users;
-- plan
DROP VIEW v;

CREATE VIEW v AS SELECT name AS N FROM users;
