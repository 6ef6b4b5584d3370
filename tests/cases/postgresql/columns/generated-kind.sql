-- A column that was computed keeps its values, and one that is computed is made again.

-- before
CREATE TABLE t (id int PRIMARY KEY, two int GENERATED ALWAYS AS (id * 2) STORED, three int);

-- after
CREATE TABLE t (id int PRIMARY KEY, two int, three int GENERATED ALWAYS AS (id * 3) STORED);

-- plan
ALTER TABLE public.t ALTER COLUMN two DROP EXPRESSION;

-- hazard: drop-column: The column is dropped with all its values.
ALTER TABLE public.t DROP COLUMN three;

-- hazard: pg-add-column-stored-generated: The table is written anew, and nobody can read or write it meanwhile.
ALTER TABLE public.t ADD COLUMN three integer GENERATED ALWAYS AS ((id * 3)) STORED;
