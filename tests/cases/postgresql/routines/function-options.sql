-- Options are altered without the body.

-- before
CREATE FUNCTION f(a int) RETURNS SETOF int LANGUAGE sql SET work_mem = '1MB' SET search_path = public AS 'SELECT a';

-- after
CREATE FUNCTION f(a int) RETURNS SETOF int LANGUAGE sql IMMUTABLE STRICT SECURITY DEFINER PARALLEL SAFE LEAKPROOF COST 7 ROWS 9 SET search_path = public, pg_temp SET lock_timeout = '1s' AS 'SELECT a';

-- plan
ALTER FUNCTION public.f(integer)
    COST 7
    LEAKPROOF
    PARALLEL SAFE
    ROWS 9
    SECURITY DEFINER
    SET lock_timeout TO '1s'
    SET search_path TO 'public', 'pg_temp'
    RESET work_mem
    STRICT
    IMMUTABLE;
