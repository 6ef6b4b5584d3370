-- An attribute becomes of another type while a table holds values.

-- before
CREATE TYPE address AS (street text, zip int);
CREATE TABLE person (id int PRIMARY KEY, address address, old address[]);

-- after
CREATE TYPE address AS (street text, zip bigint);
CREATE TABLE person (id int PRIMARY KEY, address address, old address[]);

-- plan
ALTER TYPE public.address RENAME TO address_old;

CREATE TYPE public.address AS (street text, zip bigint);

-- hazard: pg-alter-type-rewrite: The table is written anew, and nobody can read or write it meanwhile.
-- hazard: cast-may-fail: Rows with a value that the new type does not take make the statement fail.
-- hazard: cast-may-fail: Rows with a value that the new type does not take make the statement fail.
ALTER TABLE public.person
    ALTER COLUMN address TYPE public.address USING address::text::public.address,
    ALTER COLUMN old TYPE public.address[] USING old::text::public.address[];

DROP TYPE public.address_old;
