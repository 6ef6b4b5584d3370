-- A composite type that a column is of takes the place of the old one, and a table of the type goes along.

-- before
CREATE TYPE pair AS (one int, two text);
CREATE TABLE pairs OF pair;
CREATE TABLE holders (id int PRIMARY KEY, held pair);

-- after
CREATE TYPE pair AS (one bigint, two text);
CREATE TABLE pairs OF pair;
CREATE TABLE holders (id int PRIMARY KEY, held pair);

-- plan
ALTER TABLE public.pairs NOT OF;

ALTER TYPE public.pair RENAME TO pair_old;

CREATE TYPE public.pair AS (one bigint, two text);

-- hazard: pg-alter-type-rewrite: The table is written anew, and nobody can read or write it meanwhile.
-- hazard: cast-may-fail: Rows with a value that the new type does not take make the statement fail.
ALTER TABLE public.holders ALTER COLUMN held TYPE public.pair USING held::text::public.pair;

-- godwit: commit
-- hazard: pg-alter-type-rewrite: The table is written anew, or read as a whole, and nobody can read or write it meanwhile.
ALTER TABLE public.pairs ALTER COLUMN one TYPE bigint;

DROP TYPE public.pair_old;

ALTER TABLE public.pairs OF public.pair;
