-- Only at the column, DESC keeps INTEGER PRIMARY KEY from being the rowid.
-- before
CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT);
-- after
CREATE TABLE t (a INTEGER PRIMARY KEY DESC, b TEXT);
-- plan
CREATE TABLE t_new (a INTEGER PRIMARY KEY DESC, b TEXT);

-- hazard: lite-rebuild: all rows of t are written anew; nobody else can write meanwhile.
INSERT INTO t_new (rowid, a, b) SELECT rowid, a, b FROM t;

DROP TABLE t;

ALTER TABLE t_new RENAME TO t;
