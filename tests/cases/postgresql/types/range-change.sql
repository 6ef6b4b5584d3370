-- The values of a range type that changes are carried over to the new one.

-- before
CREATE TYPE amounts AS RANGE (SUBTYPE = int);
CREATE TABLE offer (id int PRIMARY KEY, amounts amounts, many amounts[] DEFAULT '{}');
CREATE INDEX offer_amounts_idx ON offer USING gist (amounts);

-- after
CREATE TYPE amounts AS RANGE (SUBTYPE = bigint);
CREATE TABLE offer (id int PRIMARY KEY, amounts amounts, many amounts[] DEFAULT '{}');
CREATE INDEX offer_amounts_idx ON offer USING gist (amounts);

-- plan
ALTER TYPE public.amounts RENAME TO amounts_old;

ALTER FUNCTION public.amounts(integer, integer) RENAME TO amounts_old_multirange;

ALTER FUNCTION public.amounts(integer, integer, text) RENAME TO amounts_old_multirange;

ALTER FUNCTION public.amounts_multirange() RENAME TO amounts_old_multirange;

ALTER TYPE public.amounts_multirange RENAME TO amounts_old_multirange;

CREATE TYPE public.amounts AS RANGE (SUBTYPE = bigint);

-- hazard: pg-alter-type-rewrite: The table is written anew, and nobody can read or write it meanwhile.
-- hazard: cast-may-fail: Rows with a value that the new type does not take make the statement fail.
-- hazard: cast-may-fail: Rows with a value that the new type does not take make the statement fail.
ALTER TABLE public.offer
    ALTER COLUMN amounts TYPE public.amounts USING amounts::text::public.amounts,
    ALTER COLUMN many DROP DEFAULT,
    ALTER COLUMN many TYPE public.amounts[] USING many::text::public.amounts[],
    ALTER COLUMN many SET DEFAULT '{}'::public.amounts[];

DROP TYPE public.amounts_old;
