-- A table keeps no column.
-- before
CREATE TABLE t (a TEXT, b TEXT);
-- after
CREATE TABLE t (c TEXT, d TEXT);
-- plan
ALTER TABLE t ADD COLUMN c TEXT;

ALTER TABLE t ADD COLUMN d TEXT;

-- hazard: drop-column: the values of t.a are lost.
-- hazard: lite-drop-column: all rows of t are written anew; nobody else can write meanwhile.
ALTER TABLE t DROP COLUMN a;

-- hazard: drop-column: the values of t.b are lost.
-- hazard: lite-drop-column: all rows of t are written anew; nobody else can write meanwhile.
ALTER TABLE t DROP COLUMN b;
