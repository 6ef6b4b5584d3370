-- A primary key goes, its column may be empty again.
-- before
CREATE TABLE t (id integer PRIMARY KEY, a integer);
-- after
CREATE TABLE t (id integer, a integer);
-- plan
-- hazard: drop-constraint: Rows that it forbids can be written from then on.
ALTER TABLE public.t DROP CONSTRAINT t_pkey;

-- hazard: drop-not-null: Readers that count on a value may meet NULL.
ALTER TABLE public.t ALTER COLUMN id DROP NOT NULL;
