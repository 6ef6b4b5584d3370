-- Routines, languages and what speaks of them are dropped.

-- before
CREATE TYPE mood AS ENUM ('sad');
CREATE FUNCTION plus(int, int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2';
CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE total(int) (SFUNC = plus, STYPE = int);
CREATE CAST (mood AS int) WITH INOUT;
CREATE FUNCTION from_sql(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'varchar_support';
CREATE TRANSFORM FOR int LANGUAGE plpgsql (FROM SQL WITH FUNCTION from_sql(internal));
CREATE LANGUAGE pl HANDLER plpgsql_call_handler;
CREATE ACCESS METHOD tree TYPE INDEX HANDLER bthandler;

-- after


-- plan
DROP TRANSFORM FOR integer LANGUAGE plpgsql;

DROP CAST (public.mood AS integer);

DROP ACCESS METHOD tree;

DROP AGGREGATE public.total(integer);

DROP PROCEDURE public.p();

DROP FUNCTION public.from_sql(internal);

DROP FUNCTION public.plus(integer, integer);

DROP TYPE public.mood;

DROP LANGUAGE pl;
