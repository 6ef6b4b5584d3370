-- Constraints go with a column, or lose it.
-- before
CREATE TABLE kinds (id integer PRIMARY KEY);
CREATE TABLE t (a integer, b integer CHECK (b > 0), c integer REFERENCES kinds, CONSTRAINT k UNIQUE (a, b));
-- after
CREATE TABLE kinds (id integer PRIMARY KEY);
CREATE TABLE t (a integer, CONSTRAINT k UNIQUE (a));
-- plan
-- hazard: unique-may-fail: It fails where rows of public.t have the same values in (a).
CREATE UNIQUE INDEX CONCURRENTLY k_new ON public.t (a);

ALTER TABLE public.t DROP CONSTRAINT k, ADD CONSTRAINT k UNIQUE USING INDEX k_new;

-- hazard: drop-constraint: Rows that it forbids can be written from then on.
ALTER TABLE public.t DROP CONSTRAINT t_b_check;

-- hazard: drop-constraint: Rows that it forbids can be written from then on.
-- hazard: pg-drop-fk: Reads and writes of public.t and public.kinds wait while it is dropped.
ALTER TABLE public.t DROP CONSTRAINT t_c_fkey;

-- hazard: drop-column: The column is dropped with all its values.
ALTER TABLE public.t DROP COLUMN b;

-- hazard: drop-column: The column is dropped with all its values.
ALTER TABLE public.t DROP COLUMN c;
