-- Without rowid there are no batches.
-- backfill: kv.w=upper(v)
-- before
CREATE TABLE kv (k TEXT PRIMARY KEY, v TEXT) WITHOUT ROWID;
-- after
CREATE TABLE kv (k TEXT PRIMARY KEY, v TEXT, w TEXT) WITHOUT ROWID;
-- plan
ALTER TABLE kv ADD COLUMN w TEXT;

UPDATE kv SET w = upper(v) WHERE w IS NULL;
