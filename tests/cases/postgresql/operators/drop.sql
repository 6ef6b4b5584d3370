-- Operators, their families and classes are dropped.

-- before
CREATE FUNCTION cmp(int, int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT btint4cmp($2, $1)';
CREATE OPERATOR === (FUNCTION = int4eq, LEFTARG = int, RIGHTARG = int, COMMUTATOR = ===);
CREATE OPERATOR FAMILY numbers USING btree;
CREATE OPERATOR CLASS reverse FOR TYPE int USING btree FAMILY numbers AS OPERATOR 1 >, OPERATOR 3 =, OPERATOR 5 <, FUNCTION 1 cmp(int, int);

-- after


-- plan
DROP OPERATOR CLASS public.reverse USING btree;

DROP OPERATOR FAMILY public.numbers USING btree;

DROP OPERATOR public.=== (integer, integer);

DROP FUNCTION public.cmp(integer, integer);
