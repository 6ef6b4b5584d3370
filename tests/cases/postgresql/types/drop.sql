-- Types of every kind are dropped.

-- before
CREATE DOMAIN short AS text CHECK (length(VALUE) < 5);
CREATE TYPE pair AS (one int, two text);
CREATE TYPE dates AS RANGE (SUBTYPE = date);
CREATE TYPE small;
CREATE FUNCTION small_in(cstring) RETURNS small LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION small_out(small) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE small (INPUT = small_in, OUTPUT = small_out, INTERNALLENGTH = 4);
CREATE COLLATION plain (LOCALE = 'C');
CREATE CONVERSION mine FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;

-- after


-- plan
DROP CONVERSION public.mine;

DROP TYPE public.small CASCADE;

DROP TYPE public.dates;

DROP TYPE public.pair;

DROP DOMAIN public.short;

DROP COLLATION public.plain;
