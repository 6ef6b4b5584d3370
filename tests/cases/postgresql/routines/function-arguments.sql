-- Other names of arguments or another result take a new function, with what depends on it.

-- plan of: >= 16
-- before
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION g(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION h(a int, b int DEFAULT 1) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE VIEW v AS SELECT f(1) AS f, g(2) AS g, h(3, 4) AS h;

-- after
CREATE FUNCTION f(b int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION g(int) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT 1::bigint';
CREATE FUNCTION h(a int, b int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE VIEW v AS SELECT f(1) AS f, g(2) AS g, h(3, 4) AS h;

-- plan
DROP VIEW public.v;

DROP FUNCTION public.f(integer);

CREATE FUNCTION public.f(b integer)
    RETURNS integer
    LANGUAGE sql IMMUTABLE
AS $$SELECT 1$$;

DROP FUNCTION public.g(integer);

CREATE FUNCTION public.g(integer)
    RETURNS bigint
    LANGUAGE sql IMMUTABLE
AS $$SELECT 1::bigint$$;

DROP FUNCTION public.h(integer, integer);

CREATE FUNCTION public.h(a integer, b integer)
    RETURNS integer
    LANGUAGE sql IMMUTABLE
AS $$SELECT 1$$;

CREATE VIEW public.v AS
SELECT public.f(1) AS f,
    public.g(2) AS g,
    public.h(3, 4) AS h;
