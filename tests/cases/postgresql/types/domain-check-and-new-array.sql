-- A domain gets a check before the column comes that holds an array of it.
-- before
CREATE DOMAIN code AS text;
CREATE TABLE parts (id integer, code code);
-- after
CREATE DOMAIN code AS text CONSTRAINT short CHECK (length(VALUE) < 1000);
CREATE TABLE parts (id integer, code code, codes code[]);
CREATE TABLE items (id integer, codes code[]);
-- plan
ALTER DOMAIN public.code ADD CONSTRAINT short CHECK (length(VALUE) < 1000) NOT VALID;

-- godwit: commit
-- hazard: check-may-fail: Rows that hold other values in a column of this domain make it fail.
ALTER DOMAIN public.code VALIDATE CONSTRAINT short;

CREATE TABLE public.items (
    id integer,
    codes public.code[]
);

ALTER TABLE public.parts ADD COLUMN codes public.code[];
