-- Options of the TOAST table are set when all columns have their types: a column that needs none takes them away.

-- before
CREATE TABLE t (id int, a inet, b numeric(10, 2));

-- after
CREATE TABLE t (id int, a date, b text) WITH (toast.autovacuum_enabled = true);

-- plan
-- hazard: cast-may-fail: Values of inet that date does not take make the statement fail.
-- hazard: pg-alter-type-rewrite: The table is written anew, or read as a whole, and nobody can read or write it meanwhile.
ALTER TABLE public.t ALTER COLUMN a TYPE date USING a::text::date;

-- hazard: pg-alter-type-rewrite: The table is written anew, or read as a whole, and nobody can read or write it meanwhile.
ALTER TABLE public.t ALTER COLUMN b TYPE text;

ALTER TABLE public.t SET (toast.autovacuum_enabled=true);
