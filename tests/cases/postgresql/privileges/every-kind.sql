-- Grants, owners and comments of objects of other kinds.

-- before
CREATE TYPE mood AS ENUM ('sad'); CREATE DOMAIN word AS text; CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE total(bigint) (SFUNC = int8pl, STYPE = bigint); CREATE TABLE t (id int PRIMARY KEY, a int); CREATE TYPE pair AS (one int);

-- after
CREATE TYPE mood AS ENUM ('sad'); CREATE DOMAIN word AS text; CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE total(bigint) (SFUNC = int8pl, STYPE = bigint); CREATE TABLE t (id int PRIMARY KEY, a int); CREATE TYPE pair AS (one int);
REVOKE USAGE ON TYPE mood FROM PUBLIC; GRANT USAGE ON TYPE word TO pg_monitor WITH GRANT OPTION; REVOKE EXECUTE ON FUNCTION f() FROM PUBLIC; GRANT EXECUTE ON PROCEDURE p() TO pg_monitor;
REVOKE EXECUTE ON FUNCTION total(bigint) FROM PUBLIC; ALTER TYPE mood OWNER TO pg_monitor; ALTER FUNCTION f() OWNER TO pg_monitor; COMMENT ON TYPE pair IS 'two'; COMMENT ON FUNCTION f() IS 'one'; COMMENT ON DOMAIN word IS 'w';
COMMENT ON TYPE mood IS 'm'; COMMENT ON PROCEDURE p() IS 'p'; COMMENT ON AGGREGATE total(bigint) IS 'sum'; GRANT SELECT (a) ON t TO pg_monitor;

-- plan
ALTER TYPE public.mood OWNER TO pg_monitor;

REVOKE USAGE ON TYPE public.mood FROM PUBLIC;

COMMENT ON TYPE public.mood IS 'm';

GRANT USAGE ON DOMAIN public.word TO pg_monitor WITH GRANT OPTION;

COMMENT ON DOMAIN public.word IS 'w';

COMMENT ON TYPE public.pair IS 'two';

GRANT SELECT (a) ON TABLE public.t TO pg_monitor;

ALTER FUNCTION public.f() OWNER TO pg_monitor;

REVOKE EXECUTE ON FUNCTION public.f() FROM PUBLIC;

COMMENT ON FUNCTION public.f() IS 'one';

GRANT EXECUTE ON PROCEDURE public.p() TO pg_monitor;

COMMENT ON PROCEDURE public.p() IS 'p';

REVOKE EXECUTE ON FUNCTION public.total(bigint) FROM PUBLIC;

COMMENT ON AGGREGATE public.total(bigint) IS 'sum';
