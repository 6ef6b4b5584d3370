-- The check of a domain changes, and another one is validated, while a column holds an array of it.
-- before
CREATE DOMAIN code AS text CONSTRAINT short CHECK (length(VALUE) < 900);
ALTER DOMAIN code ADD CONSTRAINT plain CHECK (VALUE <> 'zz') NOT VALID;
CREATE TABLE items (id integer, codes code[]);
-- after
CREATE DOMAIN code AS text CONSTRAINT short CHECK (length(VALUE) < 1000);
ALTER DOMAIN code ADD CONSTRAINT plain CHECK (VALUE <> 'zz');
CREATE TABLE items (id integer, codes code[]);
-- plan
ALTER DOMAIN public.code RENAME TO code_old;

CREATE DOMAIN public.code AS text
    CONSTRAINT plain CHECK (VALUE <> 'zz'::text)
    CONSTRAINT short CHECK (length(VALUE) < 1000);

-- hazard: pg-alter-type-rewrite: The table is written anew, and nobody can read or write it meanwhile.
-- hazard: cast-may-fail: Rows with a value that the new type does not take make the statement fail.
ALTER TABLE public.items ALTER COLUMN codes TYPE public.code[] USING codes::text::public.code[];

DROP DOMAIN public.code_old;
