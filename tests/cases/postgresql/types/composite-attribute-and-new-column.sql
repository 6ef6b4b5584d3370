-- The attributes of a type change before columns, tables and functions of it come, or after those go.

-- before
CREATE TYPE address AS (street text, zip int, note text);

-- after
CREATE TYPE address AS (street text, zip text, city text);
CREATE TABLE person (id int PRIMARY KEY, home address);
CREATE TABLE place OF address;
CREATE FUNCTION nowhere() RETURNS address LANGUAGE sql AS $$ SELECT ''::text, ''::text, ''::text $$;

-- plan
