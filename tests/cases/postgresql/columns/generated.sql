-- A generated column is dropped and added where its expression changes.
-- version: < 17
-- before
CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) STORED);
-- after
CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 3) STORED);
-- plan
ALTER TABLE public.t DROP COLUMN b;

-- hazard: pg-add-column-stored-generated: The table is written anew, and nobody can read or write it meanwhile.
ALTER TABLE public.t ADD COLUMN b integer GENERATED ALWAYS AS ((a * 3)) STORED;
