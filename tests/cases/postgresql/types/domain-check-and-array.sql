-- A domain gets a check while a column holds an array of it: the server checks no arrays, so a new domain takes its place.
-- before
CREATE DOMAIN code AS text;
CREATE TABLE items (id integer, codes code[], first code);
-- after
CREATE DOMAIN code AS text CONSTRAINT short CHECK (length(VALUE) < 1000);
CREATE TABLE items (id integer, codes code[], first code);
-- plan
ALTER DOMAIN public.code RENAME TO code_old;

CREATE DOMAIN public.code AS text CONSTRAINT short CHECK (length(VALUE) < 1000);

-- hazard: pg-alter-type-rewrite: The table is written anew, and nobody can read or write it meanwhile.
-- hazard: cast-may-fail: Rows with a value that the new type does not take make the statement fail.
-- hazard: cast-may-fail: Rows with a value that the new type does not take make the statement fail.
ALTER TABLE public.items
    ALTER COLUMN codes TYPE public.code[] USING codes::text::public.code[],
    ALTER COLUMN first TYPE public.code USING first::text::public.code;

DROP DOMAIN public.code_old;
