-- Another column is the primary key.
-- before
CREATE TABLE t (a TEXT PRIMARY KEY, b TEXT NOT NULL);
-- after
CREATE TABLE t (a TEXT, b TEXT NOT NULL PRIMARY KEY);
-- plan
CREATE TABLE t_new (a TEXT, b TEXT NOT NULL PRIMARY KEY);

-- hazard: lite-rebuild: all rows of t are written anew; nobody else can write meanwhile.
-- hazard: unique-may-fail: rows that are the same in (b) fail the migration.
INSERT INTO t_new (rowid, a, b) SELECT rowid, a, b FROM t;

DROP TABLE t;

ALTER TABLE t_new RENAME TO t;
