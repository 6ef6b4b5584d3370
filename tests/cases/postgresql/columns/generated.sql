-- A generated column is dropped and added where its expression changes.
-- version: < 17
-- before
CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) STORED);
-- after
CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 3) STORED);
-- plan
