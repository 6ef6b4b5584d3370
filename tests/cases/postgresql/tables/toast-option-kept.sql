-- A table is written anew without a column that needs a TOAST table, and then gets one: the options are said once more.

-- before
CREATE TABLE t (id int, a text[]) WITH (toast.autovacuum_enabled = false);

-- after
CREATE TABLE t (id int, a date, b text) WITH (toast.autovacuum_enabled = false);

-- plan
-- hazard: cast-may-fail: Values of text[] that date does not take make the statement fail.
-- hazard: pg-alter-type-rewrite: The table is written anew, or read as a whole, and nobody can read or write it meanwhile.
ALTER TABLE public.t ALTER COLUMN a TYPE date USING a::text::date;

ALTER TABLE public.t ADD COLUMN b text;

ALTER TABLE public.t SET (toast.autovacuum_enabled=false);
