-- A table of a composite type gets, loses and changes columns with it.
-- plan of: >= 18

-- before
CREATE TYPE pair AS (one int, two text, three date);
CREATE TABLE pairs OF pair;
CREATE VIEW sums AS SELECT sum(one) FROM pairs;

-- after
CREATE TYPE pair AS (one bigint, two text, four date, five int);
CREATE TABLE pairs OF pair (four WITH OPTIONS DEFAULT current_date NOT NULL, PRIMARY KEY (one));
CREATE VIEW sums AS SELECT sum(one) FROM pairs;

-- plan
DROP VIEW public.sums;

-- hazard: pg-alter-type-rewrite: The table is written anew, or read as a whole, and nobody can read or write it meanwhile.
ALTER TYPE public.pair ALTER ATTRIBUTE one TYPE bigint CASCADE;

CREATE VIEW public.sums AS
SELECT sum(one) AS sum
   FROM public.pairs;

-- hazard: unique-may-fail: It fails where rows of public.pairs have the same values in (one).
CREATE UNIQUE INDEX CONCURRENTLY pairs_pkey ON public.pairs (one);

ALTER TABLE public.pairs ADD CONSTRAINT pairs_pkey PRIMARY KEY USING INDEX pairs_pkey;

-- hazard: drop-column: The values of this attribute are lost.
ALTER TYPE public.pair DROP ATTRIBUTE three CASCADE;

ALTER TYPE public.pair ADD ATTRIBUTE four date CASCADE;

ALTER TABLE public.pairs ALTER COLUMN four SET DEFAULT CURRENT_DATE;

-- godwit: batches of public.pairs, 200 ms each, pause 100%
UPDATE public.pairs SET four = CURRENT_DATE WHERE ctid >= $1 AND ctid < $2 AND four IS NULL;

ALTER TABLE public.pairs ADD CONSTRAINT pairs_four_not_null NOT NULL four NOT VALID;

-- godwit: commit
-- hazard: not-null-may-fail: Rows with NULL make the statement fail.
ALTER TABLE public.pairs VALIDATE CONSTRAINT pairs_four_not_null;

ALTER TYPE public.pair ADD ATTRIBUTE five integer CASCADE;
