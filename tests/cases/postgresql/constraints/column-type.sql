-- The type of a column with constraints changes.
-- before
CREATE TABLE kinds (id integer PRIMARY KEY);
CREATE TABLE t (a integer CHECK (a > 0), c integer REFERENCES kinds, UNIQUE (a));
-- after
CREATE TABLE kinds (id bigint PRIMARY KEY);
CREATE TABLE t (a bigint CHECK (a > 0), c bigint REFERENCES kinds, UNIQUE (a));
-- plan
-- hazard: pg-alter-type-rewrite: The table is written anew, or read as a whole, and nobody can read or write it meanwhile.
ALTER TABLE public.kinds ALTER COLUMN id TYPE bigint;

-- godwit: commit
-- hazard: pg-alter-type-rewrite: The table is written anew, or read as a whole, and nobody can read or write it meanwhile.
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;

-- hazard: pg-alter-type-rewrite: The table is written anew, or read as a whole, and nobody can read or write it meanwhile.
ALTER TABLE public.t ALTER COLUMN c TYPE bigint;
