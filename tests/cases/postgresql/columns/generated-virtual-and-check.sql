-- The expression of a virtual column changes in a table with a check: the server takes a new column only.
-- version: >= 18

-- before
CREATE TABLE t (id int PRIMARY KEY CHECK (id > 0), twice int GENERATED ALWAYS AS (id * 2) VIRTUAL);
CREATE VIEW v AS SELECT twice FROM t;

-- after
CREATE TABLE t (id int PRIMARY KEY CHECK (id > 0), twice int GENERATED ALWAYS AS (id + id) VIRTUAL);
CREATE VIEW v AS SELECT twice FROM t;

-- plan
DROP VIEW public.v;

ALTER TABLE public.t DROP COLUMN twice;

ALTER TABLE public.t ADD COLUMN twice integer GENERATED ALWAYS AS ((id + id)) VIRTUAL;

CREATE VIEW public.v AS
SELECT twice
   FROM public.t;
