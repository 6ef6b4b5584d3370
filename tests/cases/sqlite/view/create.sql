-- Views are created behind those that they read.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE VIEW a AS SELECT * FROM b;
CREATE VIEW b AS
    -- everyone
    SELECT id, name FROM users;
-- plan
CREATE VIEW b AS
    -- everyone
    SELECT id, name FROM users;

CREATE VIEW a AS SELECT * FROM b;
