-- A transform is made, and changed in place.

-- before
CREATE TYPE mood AS ENUM ('sad');
CREATE FUNCTION mood_to_int(mood) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION from_sql(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'varchar_support';
CREATE FUNCTION from_sql2(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'varchar_support';
CREATE TRANSFORM FOR mood LANGUAGE plpgsql (FROM SQL WITH FUNCTION from_sql(internal));

-- after
CREATE TYPE mood AS ENUM ('sad');
CREATE FUNCTION mood_to_int(mood) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION from_sql(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'varchar_support';
CREATE FUNCTION from_sql2(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'varchar_support';
CREATE TRANSFORM FOR mood LANGUAGE plpgsql (FROM SQL WITH FUNCTION from_sql2(internal));
CREATE FUNCTION t(mood) RETURNS int TRANSFORM FOR TYPE mood LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';

-- plan
CREATE OR REPLACE TRANSFORM FOR public.mood LANGUAGE plpgsql (FROM SQL WITH FUNCTION public.from_sql2(internal));

CREATE FUNCTION public.t(public.mood)
    RETURNS integer
    TRANSFORM FOR TYPE public.mood
    LANGUAGE plpgsql
AS $$BEGIN RETURN 1; END$$;
