-- Estimators change in place; another function takes a new operator, with what uses it.

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
