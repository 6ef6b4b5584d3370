-- A foreign key is checked later.
-- before
CREATE TABLE parents (id INTEGER PRIMARY KEY, code TEXT UNIQUE);
CREATE TABLE children (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parents (id));
-- after
CREATE TABLE parents (id INTEGER PRIMARY KEY, code TEXT UNIQUE);
CREATE TABLE children (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED);
-- plan
CREATE TABLE children_new (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED);

-- hazard: lite-rebuild: all rows of children are written anew; nobody else can write meanwhile.
INSERT INTO children_new (id, parent) SELECT id, parent FROM children;

DROP TABLE children;

ALTER TABLE children_new RENAME TO children;
