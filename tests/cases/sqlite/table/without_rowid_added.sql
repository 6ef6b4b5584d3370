-- A table becomes WITHOUT ROWID.
-- before
CREATE TABLE kv (k TEXT NOT NULL PRIMARY KEY, v TEXT);
-- after
CREATE TABLE kv (k TEXT NOT NULL PRIMARY KEY, v TEXT) WITHOUT ROWID;
-- plan
CREATE TABLE kv_new (k TEXT NOT NULL PRIMARY KEY, v TEXT) WITHOUT ROWID;

-- hazard: lite-rebuild: all rows of kv are written anew; nobody else can write meanwhile.
INSERT INTO kv_new (k, v) SELECT k, v FROM kv;

DROP TABLE kv;

ALTER TABLE kv_new RENAME TO kv;
