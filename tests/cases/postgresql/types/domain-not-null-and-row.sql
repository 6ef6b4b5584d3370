-- A domain becomes NOT NULL while a column holds a row with it: a new domain takes its place.
-- before
CREATE DOMAIN code AS text;
CREATE TYPE item AS (id integer, code code);
CREATE TABLE items (id integer, item item);
-- after
CREATE DOMAIN code AS text NOT NULL;
CREATE TYPE item AS (id integer, code code);
CREATE TABLE items (id integer, item item);
-- plan
ALTER DOMAIN public.code RENAME TO code_old;

ALTER TYPE public.item RENAME TO item_old;

CREATE DOMAIN public.code AS text NOT NULL;

CREATE TYPE public.item AS (id integer, code public.code);

-- hazard: pg-alter-type-rewrite: The table is written anew, and nobody can read or write it meanwhile.
-- hazard: cast-may-fail: Rows with a value that the new type does not take make the statement fail.
ALTER TABLE public.items ALTER COLUMN item TYPE public.item USING item::text::public.item;

DROP TYPE public.item_old;

DROP DOMAIN public.code_old;
