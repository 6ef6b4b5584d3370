-- A domain gets a check when the column that holds an array of it is gone: the server checks no arrays.
-- before
CREATE DOMAIN code AS text;
CREATE TABLE items (id integer, codes code[]);
CREATE TABLE parts (id integer, code code);
-- after
CREATE DOMAIN code AS text CONSTRAINT short CHECK (length(VALUE) < 10);
CREATE TABLE parts (id integer, code code);
-- plan
ALTER DOMAIN public.code ADD CONSTRAINT short CHECK (length(VALUE) < 10) NOT VALID;

-- hazard: drop-table: The table is dropped with all its rows.
DROP TABLE public.items;

-- godwit: commit
-- hazard: check-may-fail: Rows that hold other values in a column of this domain make it fail.
ALTER DOMAIN public.code VALIDATE CONSTRAINT short;
