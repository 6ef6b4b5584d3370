-- Attributes of a type that no table holds.

-- before
CREATE TYPE address AS (street text, zip int, gone date);

-- after
CREATE TYPE address AS (street text COLLATE "C", zip text, country text);

-- plan
ALTER TYPE public.address ALTER ATTRIBUTE street TYPE text COLLATE "C";

ALTER TYPE public.address ALTER ATTRIBUTE zip TYPE text;

ALTER TYPE public.address DROP ATTRIBUTE gone;

ALTER TYPE public.address ADD ATTRIBUTE country text;
