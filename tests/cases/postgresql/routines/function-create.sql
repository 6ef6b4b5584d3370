-- Functions with every clause.

-- before
CREATE TYPE mood AS ENUM ('sad');

-- after
CREATE TYPE mood AS ENUM ('sad');
CREATE FUNCTION "Odd name"(a int, OUT b text, INOUT "C c" numeric DEFAULT 1 + 1, VARIADIC rest text[] DEFAULT '{}')
    RETURNS SETOF record LANGUAGE plpgsql STABLE LEAKPROOF STRICT SECURITY DEFINER PARALLEL RESTRICTED
    COST 5 ROWS 7 SET search_path = public, "Odd, one" SET work_mem = '1MB'
    AS $f$ BEGIN RETURN; END $f$;
CREATE FUNCTION plain() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION plain(int) RETURNS TABLE (x int, y text) LANGUAGE sql AS 'SELECT $1, ''y''';
CREATE FUNCTION plain(mood) RETURNS SETOF mood LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT $1';
CREATE FUNCTION many(VARIADIC anyarray) RETURNS anyelement LANGUAGE sql AS 'SELECT $1[1]';
CREATE FUNCTION first(anyarray) RETURNS anyelement LANGUAGE sql AS $q$SELECT $1[1] -- $$ in it $body$ $q$;
CREATE FUNCTION empty_path() RETURNS void LANGUAGE sql SET search_path = '' AS '';
CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN new; END$$;
CREATE FUNCTION ranked() RETURNS bigint LANGUAGE internal WINDOW AS 'window_row_number';

-- plan
CREATE FUNCTION public."Odd name"(a integer, OUT b text, INOUT "C c" numeric DEFAULT (1 + 1), VARIADIC rest text[] DEFAULT '{}'::text[])
    RETURNS SETOF record
    LANGUAGE plpgsql STABLE LEAKPROOF STRICT SECURITY DEFINER PARALLEL RESTRICTED COST 5 ROWS 7
    SET search_path TO 'public', 'Odd, one'
    SET work_mem TO '1MB'
AS $$ BEGIN RETURN; END $$;

CREATE FUNCTION public.empty_path()
    RETURNS void
    LANGUAGE sql
    SET search_path TO ''
AS $$$$;

CREATE FUNCTION public.first(anyarray)
    RETURNS anyelement
    LANGUAGE sql
AS $body_$SELECT $1[1] -- $$ in it $body$ $body_$;

CREATE FUNCTION public.many(VARIADIC anyarray)
    RETURNS anyelement
    LANGUAGE sql
AS $$SELECT $1[1]$$;

CREATE FUNCTION public.noted()
    RETURNS trigger
    LANGUAGE plpgsql
AS $$BEGIN RETURN new; END$$;

CREATE FUNCTION public.plain()
    RETURNS integer
    LANGUAGE sql
AS $$SELECT 1$$;

CREATE FUNCTION public.plain(integer)
    RETURNS TABLE(x integer, y text)
    LANGUAGE sql
AS $$SELECT $1, 'y'$$;

CREATE FUNCTION public.plain(public.mood)
    RETURNS SETOF public.mood
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$SELECT $1$$;

CREATE FUNCTION public.ranked()
    RETURNS bigint
    LANGUAGE internal WINDOW
AS 'window_row_number';
