-- The order of the columns of a key changes.
-- before
CREATE TABLE t (a TEXT, b TEXT, PRIMARY KEY (a, b));
-- after
CREATE TABLE t (a TEXT, b TEXT, PRIMARY KEY (b, a));
-- plan
CREATE TABLE t_new (a TEXT, b TEXT, PRIMARY KEY (b, a));

-- hazard: lite-rebuild: all rows of t are written anew; nobody else can write meanwhile.
INSERT INTO t_new (rowid, a, b) SELECT rowid, a, b FROM t;

DROP TABLE t;

ALTER TABLE t_new RENAME TO t;
