-- Rows without parent are noticed before the commit.
-- before
CREATE TABLE parents (id INTEGER PRIMARY KEY, code TEXT UNIQUE);
CREATE TABLE children (id INTEGER PRIMARY KEY, parent INTEGER);
-- after
CREATE TABLE parents (id INTEGER PRIMARY KEY, code TEXT UNIQUE);
CREATE TABLE children (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parents (id));
-- plan
CREATE TABLE children_new (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parents (id));

-- hazard: lite-rebuild: all rows of children are written anew; nobody else can write meanwhile.
-- hazard: lite-12step-fk-check: rows of children without their row in parents fail the migration.
INSERT INTO children_new (id, parent) SELECT id, parent FROM children;

DROP TABLE children;

ALTER TABLE children_new RENAME TO children;
