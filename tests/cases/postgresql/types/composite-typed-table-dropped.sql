-- A table of a composite type goes before the type changes.
-- before
CREATE TYPE pair AS (one int, two text);
CREATE TABLE pairs OF pair;
-- after
CREATE TYPE pair AS (one bigint, three date);
-- plan
-- hazard: drop-table: The table is dropped with all its rows.
DROP TABLE public.pairs;

ALTER TYPE public.pair ALTER ATTRIBUTE one TYPE bigint;

ALTER TYPE public.pair DROP ATTRIBUTE two;

ALTER TYPE public.pair ADD ATTRIBUTE three date;
