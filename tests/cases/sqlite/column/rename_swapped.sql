-- Two columns change their names.
-- rename: column t.a to b
-- rename: column t.b to a
-- before
CREATE TABLE t (a TEXT, b INTEGER);
-- after
CREATE TABLE t (b TEXT, a INTEGER);
-- plan
ALTER TABLE t RENAME COLUMN a TO a_renamed;

ALTER TABLE t RENAME COLUMN b TO a;

ALTER TABLE t RENAME COLUMN a_renamed TO b;
