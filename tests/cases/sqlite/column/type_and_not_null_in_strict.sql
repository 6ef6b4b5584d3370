-- A value for rows with NULL says nothing of those with another value, which may be none of the new type.
-- backfill: readings.value=0.5
-- before
CREATE TABLE readings (id INTEGER PRIMARY KEY, value TEXT AS (id || 'a') STORED) STRICT;
-- after
CREATE TABLE readings (id INTEGER PRIMARY KEY, value REAL NOT NULL) STRICT;
-- plan
CREATE TABLE readings_new (id INTEGER PRIMARY KEY, value REAL NOT NULL) STRICT;

-- hazard: lite-rebuild: all rows of readings are written anew; nobody else can write meanwhile.
-- hazard: cast-may-fail: values of readings.value that are no REAL fail the migration.
INSERT INTO readings_new (id, value) SELECT id, coalesce(value, 0.5) FROM readings;

DROP TABLE readings;

ALTER TABLE readings_new RENAME TO readings;
