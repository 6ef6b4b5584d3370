-- An aggregate changes in place where its result stays; else it is made again.

-- plan of: >= 16
-- before
CREATE FUNCTION add(a bigint, b bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2';
CREATE AGGREGATE total(bigint) (SFUNC = int8pl, STYPE = bigint);
CREATE AGGREGATE most(int) (SFUNC = int4larger, STYPE = int);
CREATE VIEW v AS SELECT total(x), most(x::int) FROM generate_series(1, 3) AS s (x);

-- after
CREATE FUNCTION add(a bigint, b bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2';
CREATE AGGREGATE total(bigint) (SFUNC = add, STYPE = bigint, INITCOND = '0');
CREATE AGGREGATE most(x int) (SFUNC = int4larger, STYPE = int);
CREATE VIEW v AS SELECT total(x), most(x::int) FROM generate_series(1, 3) AS s (x);

-- plan
DROP VIEW public.v;

CREATE OR REPLACE AGGREGATE public.total(bigint) (SFUNC = public.add, STYPE = bigint, INITCOND = '0');

DROP AGGREGATE public.most(integer);

CREATE AGGREGATE public.most(x integer) (SFUNC = int4larger, STYPE = integer);

CREATE VIEW public.v AS
SELECT public.total((x)::bigint) AS total,
    public.most(x) AS most
   FROM generate_series(1, 3) s(x);
