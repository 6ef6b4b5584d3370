-- An attribute becomes of a type to which its values need a cast: a table of the composite type changes by itself.

-- before
CREATE TYPE pair AS (one int, two text);
CREATE TABLE pairs OF pair (PRIMARY KEY (one));

-- after
CREATE TYPE pair AS (one int, two int, three date);
CREATE TABLE pairs OF pair (PRIMARY KEY (one));

-- plan
ALTER TABLE public.pairs NOT OF;

-- hazard: cast-may-fail: Values of text that integer does not take make the statement fail.
-- hazard: pg-alter-type-rewrite: The table is written anew, or read as a whole, and nobody can read or write it meanwhile.
ALTER TABLE public.pairs ALTER COLUMN two TYPE integer USING two::integer;

ALTER TABLE public.pairs ADD COLUMN three date;

ALTER TYPE public.pair ALTER ATTRIBUTE two TYPE integer;

ALTER TYPE public.pair ADD ATTRIBUTE three date;

ALTER TABLE public.pairs OF public.pair;
