-- Parent and child are rebuilt.
-- before
CREATE TABLE parents (id INTEGER PRIMARY KEY, code TEXT UNIQUE);
CREATE TABLE children (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parents (id));
-- after
CREATE TABLE parents (id INTEGER PRIMARY KEY, code INTEGER UNIQUE);
CREATE TABLE children (id INTEGER PRIMARY KEY, parent INTEGER NOT NULL DEFAULT 2 REFERENCES parents (id));
-- plan
CREATE TABLE parents_new (id INTEGER PRIMARY KEY, code INTEGER UNIQUE);

-- hazard: lite-rebuild: all rows of parents are written anew; nobody else can write meanwhile.
-- hazard: narrowing: parents.code: text that looks like a number becomes one ('007' becomes 7).
-- hazard: unique-may-fail: rows that are the same in (code) fail the migration.
INSERT INTO parents_new (id, code) SELECT id, code FROM parents;

DROP TABLE parents;

ALTER TABLE parents_new RENAME TO parents;

CREATE TABLE children_new (id INTEGER PRIMARY KEY, parent INTEGER NOT NULL DEFAULT 2 REFERENCES parents (id));

-- hazard: lite-rebuild: all rows of children are written anew; nobody else can write meanwhile.
INSERT INTO children_new (id, parent) SELECT id, coalesce(parent, 2) FROM children;

DROP TABLE children;

ALTER TABLE children_new RENAME TO children;
