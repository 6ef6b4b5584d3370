-- Tables that refer to each other are dropped without foreign keys.
-- before
CREATE TABLE a (id INTEGER PRIMARY KEY, b INTEGER REFERENCES b (id));
CREATE TABLE b (id INTEGER PRIMARY KEY, a INTEGER REFERENCES a (id));
-- after
-- plan
-- Rows of other tables refer to what is dropped: they are checked before the commit.
PRAGMA foreign_keys = OFF;

-- hazard: drop-table: all rows of a are lost.
DROP TABLE a;

-- hazard: drop-table: all rows of b are lost.
DROP TABLE b;
