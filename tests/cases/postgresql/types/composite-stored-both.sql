-- Attributes come, go and change at once while a table holds values.

-- before
CREATE TYPE address AS (street text, zip int, gone date);
CREATE TABLE person (id int PRIMARY KEY, address address);

-- after
CREATE TYPE address AS (street text, zip bigint, country text);
CREATE TABLE person (id int PRIMARY KEY, address address);

-- plan
ALTER TYPE public.address RENAME TO address_old;

CREATE TYPE public.address AS (street text, zip bigint, country text);

-- hazard: pg-alter-type-rewrite: The table is written anew, and nobody can read or write it meanwhile.
-- hazard: cast-may-fail: Rows with a value that the new type does not take make the statement fail.
ALTER TABLE public.person ALTER COLUMN address TYPE public.address USING CASE WHEN address IS DISTINCT FROM NULL THEN ROW((address).street::text::text, (address).zip::text::bigint, NULL::text)::public.address END;

DROP TYPE public.address_old;
