-- A view changes.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE VIEW v AS SELECT name FROM users;
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE VIEW v (shown) AS SELECT upper(name) FROM users;
-- plan
DROP VIEW v;

CREATE VIEW v (shown) AS SELECT upper(name) FROM users;
