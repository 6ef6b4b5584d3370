-- Language, support function, transforms and the kind of a function change, and that of a procedure.

-- before
CREATE FUNCTION from_sql(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'varchar_support';
CREATE FUNCTION support(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'varchar_support';
CREATE TRANSFORM FOR int LANGUAGE plpgsql (FROM SQL WITH FUNCTION from_sql(internal));
CREATE FUNCTION one(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION place() RETURNS bigint LANGUAGE internal AS 'window_row_number';
CREATE FUNCTION given(a int) RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN a; END';
CREATE FUNCTION helped(a varchar) RETURNS varchar LANGUAGE internal AS 'textin';
CREATE FUNCTION loaded(internal) RETURNS internal LANGUAGE internal AS 'varchar_support';
CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1';

-- after
CREATE FUNCTION from_sql(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'varchar_support';
CREATE FUNCTION support(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'varchar_support';
CREATE TRANSFORM FOR int LANGUAGE plpgsql (FROM SQL WITH FUNCTION from_sql(internal));
CREATE FUNCTION one(a int) RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
CREATE FUNCTION place() RETURNS bigint LANGUAGE internal WINDOW AS 'window_row_number';
CREATE FUNCTION given(a int) RETURNS int TRANSFORM FOR TYPE int LANGUAGE plpgsql AS 'BEGIN RETURN a; END';
CREATE FUNCTION helped(a varchar) RETURNS varchar LANGUAGE internal SUPPORT support AS 'textin';
CREATE FUNCTION loaded(internal) RETURNS internal LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_validator';
CREATE PROCEDURE p() LANGUAGE plpgsql AS 'BEGIN NULL; END';

-- plan
CREATE OR REPLACE FUNCTION public.given(a integer)
    RETURNS integer
    TRANSFORM FOR TYPE integer
    LANGUAGE plpgsql
AS $$BEGIN RETURN a; END$$;

ALTER FUNCTION public.helped(character varying) SUPPORT public.support;

CREATE OR REPLACE FUNCTION public.loaded(internal)
    RETURNS internal
    LANGUAGE c
AS '$libdir/plpgsql', 'plpgsql_validator';

CREATE OR REPLACE FUNCTION public.one(a integer)
    RETURNS integer
    LANGUAGE plpgsql
AS $$BEGIN RETURN 1; END$$;

CREATE OR REPLACE PROCEDURE public.p()
    LANGUAGE plpgsql
AS $$BEGIN NULL; END$$;

DROP FUNCTION public.place();

CREATE FUNCTION public.place()
    RETURNS bigint
    LANGUAGE internal WINDOW
AS 'window_row_number';
