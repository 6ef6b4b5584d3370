-- A canonical function and its range type need each other.

-- before
CREATE TYPE steps AS RANGE (SUBTYPE = int);

-- after
CREATE TYPE steps;
CREATE FUNCTION canonical(steps) RETURNS steps LANGUAGE internal IMMUTABLE STRICT AS 'int4range_canonical';
CREATE TYPE steps AS RANGE (SUBTYPE = int, CANONICAL = canonical);

-- plan
DROP TYPE public.steps;

CREATE TYPE public.steps;

CREATE FUNCTION public.canonical(public.steps)
    RETURNS public.steps
    LANGUAGE internal IMMUTABLE STRICT
AS 'int4range_canonical';

CREATE TYPE public.steps AS RANGE (SUBTYPE = integer, CANONICAL = public.canonical);
