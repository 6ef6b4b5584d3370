-- Casts of every method and context.

-- before
CREATE TYPE mood AS ENUM ('sad');
CREATE FUNCTION mood_to_int(mood) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION from_sql(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'varchar_support';
CREATE FUNCTION from_sql2(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'varchar_support';
CREATE CAST (mood AS int) WITH FUNCTION mood_to_int(mood);

-- after
CREATE TYPE mood AS ENUM ('sad');
CREATE FUNCTION mood_to_int(mood) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION from_sql(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'varchar_support';
CREATE FUNCTION from_sql2(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'varchar_support';
CREATE CAST (mood AS int) WITH FUNCTION mood_to_int(mood) AS IMPLICIT;
CREATE CAST (text AS mood) WITH INOUT AS ASSIGNMENT;
CREATE CAST (text AS bytea) WITHOUT FUNCTION;

-- plan
CREATE CAST (text AS bytea) WITHOUT FUNCTION;

CREATE CAST (text AS public.mood) WITH INOUT AS ASSIGNMENT;

DROP CAST (public.mood AS integer);

CREATE CAST (public.mood AS integer) WITH FUNCTION public.mood_to_int(public.mood) AS IMPLICIT;
