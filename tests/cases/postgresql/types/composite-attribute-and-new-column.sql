-- The attributes of a type change before columns, tables and functions of it come, or after those go.

-- before
CREATE TYPE address AS (street text, zip int, note text);

-- after
CREATE TYPE address AS (street text, zip text, city text);
CREATE TABLE person (id int PRIMARY KEY, home address);
CREATE TABLE place OF address;
CREATE FUNCTION nowhere() RETURNS address LANGUAGE sql AS $$ SELECT ''::text, ''::text, ''::text $$;

-- plan
ALTER TYPE public.address ALTER ATTRIBUTE zip TYPE text;

ALTER TYPE public.address DROP ATTRIBUTE note;

ALTER TYPE public.address ADD ATTRIBUTE city text;

CREATE TABLE public.person (
    id integer NOT NULL,
    home public.address
);

CREATE TABLE public.place OF public.address;

ALTER TABLE public.person ADD CONSTRAINT person_pkey PRIMARY KEY (id);

CREATE FUNCTION public.nowhere()
    RETURNS public.address
    LANGUAGE sql
AS $$ SELECT ''::text, ''::text, ''::text $$;
