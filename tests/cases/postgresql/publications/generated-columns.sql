-- Whether values that the server computes are published.
-- version: >= 18

-- before
CREATE TABLE t (id int PRIMARY KEY, two int GENERATED ALWAYS AS (id * 2) STORED); CREATE PUBLICATION p FOR TABLE t;

-- after
CREATE TABLE t (id int PRIMARY KEY, two int GENERATED ALWAYS AS (id * 2) STORED); CREATE PUBLICATION p FOR TABLE t WITH (publish_generated_columns = stored);

-- plan
ALTER PUBLICATION p SET (publish = 'insert, update, delete, truncate', publish_via_partition_root = false, publish_generated_columns = stored);
