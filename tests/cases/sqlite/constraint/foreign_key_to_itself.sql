-- A table that refers to itself is rebuilt.
-- before
CREATE TABLE nodes (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES nodes (id), name TEXT);
-- after
CREATE TABLE nodes (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES nodes (id), name TEXT NOT NULL DEFAULT '');
-- plan
CREATE TABLE nodes_new (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES nodes (id), name TEXT NOT NULL DEFAULT '');

-- hazard: lite-rebuild: all rows of nodes are written anew; nobody else can write meanwhile.
INSERT INTO nodes_new (id, parent, name) SELECT id, parent, coalesce(name, '') FROM nodes;

DROP TABLE nodes;

ALTER TABLE nodes_new RENAME TO nodes;
