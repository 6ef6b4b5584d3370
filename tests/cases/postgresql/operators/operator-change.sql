-- Estimators change in place; another function takes a new operator, with what uses it.

-- plan of: >= 16
-- before
CREATE FUNCTION eq(int, int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 = $2';
CREATE OPERATOR === (FUNCTION = int4eq, LEFTARG = int, RIGHTARG = int, RESTRICT = eqsel);
CREATE OPERATOR ==== (FUNCTION = int4eq, LEFTARG = int, RIGHTARG = int);
CREATE VIEW v AS SELECT 1 ==== 2 AS same;

-- after
CREATE FUNCTION eq(int, int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 = $2';
CREATE OPERATOR === (FUNCTION = int4eq, LEFTARG = int, RIGHTARG = int, JOIN = eqjoinsel);
CREATE OPERATOR ==== (FUNCTION = eq, LEFTARG = int, RIGHTARG = int);
CREATE VIEW v AS SELECT 1 ==== 2 AS same;

-- plan
ALTER OPERATOR public.=== (integer, integer) SET (JOIN = eqjoinsel, RESTRICT = NONE);

DROP VIEW public.v;

DROP OPERATOR public.==== (integer, integer);

CREATE OPERATOR public.==== (FUNCTION = public.eq, LEFTARG = integer, RIGHTARG = integer);

CREATE VIEW public.v AS
SELECT (1 OPERATOR(public.====) 2) AS same;
