-- A table gets the columns of a composite type and becomes one of it, another one leaves the type and changes.

-- before
CREATE TYPE pair AS (one int, two text);
CREATE TABLE joins (one int);
CREATE TABLE leaves OF pair;

-- after
CREATE TYPE pair AS (one int, two text, three date);
CREATE TABLE joins OF pair;
CREATE TABLE leaves (one bigint, two text);

-- plan
ALTER TABLE public.leaves NOT OF;

-- godwit: commit
ALTER TABLE public.joins ADD COLUMN two text;

ALTER TABLE public.joins ADD COLUMN three date;

-- godwit: commit
-- hazard: pg-alter-type-rewrite: The table is written anew, or read as a whole, and nobody can read or write it meanwhile.
ALTER TABLE public.leaves ALTER COLUMN one TYPE bigint;

ALTER TYPE public.pair ADD ATTRIBUTE three date;

-- godwit: commit
ALTER TABLE public.joins OF public.pair;
