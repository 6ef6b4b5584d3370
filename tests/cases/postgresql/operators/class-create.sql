-- An operator class for a type of one's own, and an index with it.

-- before
CREATE TABLE t (id int PRIMARY KEY, n int);

-- after
CREATE FUNCTION reverse_cmp(int, int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT btint4cmp($2, $1)';
CREATE OPERATOR FAMILY numbers USING btree;
CREATE OPERATOR CLASS "Reverse" FOR TYPE int USING btree FAMILY numbers AS
    OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 reverse_cmp(int, int);
CREATE OPERATOR CLASS own_family FOR TYPE text USING hash AS OPERATOR 1 =, FUNCTION 1 hashtext(text);
ALTER OPERATOR FAMILY numbers USING btree ADD OPERATOR 1 > (int, bigint), FUNCTION 1 (int, bigint) btint48cmp(int, bigint);
CREATE TABLE t (id int PRIMARY KEY, n int);
CREATE INDEX t_reverse_idx ON t (n "Reverse");

-- plan
CREATE FUNCTION public.reverse_cmp(integer, integer)
    RETURNS integer
    LANGUAGE sql IMMUTABLE
AS $$SELECT btint4cmp($2, $1)$$;

CREATE OPERATOR FAMILY public.numbers USING btree;

ALTER OPERATOR FAMILY public.numbers USING btree ADD
    OPERATOR 1 pg_catalog.> (integer, bigint),
    FUNCTION 1 (integer, bigint) btint48cmp(integer,bigint);

CREATE OPERATOR FAMILY public.own_family USING hash;

CREATE OPERATOR CLASS public."Reverse" FOR TYPE integer USING btree FAMILY public.numbers AS
    OPERATOR 1 pg_catalog.> (integer, integer),
    OPERATOR 2 pg_catalog.>= (integer, integer),
    OPERATOR 3 pg_catalog.= (integer, integer),
    OPERATOR 4 pg_catalog.<= (integer, integer),
    OPERATOR 5 pg_catalog.< (integer, integer),
    FUNCTION 1 (integer, integer) public.reverse_cmp(integer,integer);

CREATE INDEX CONCURRENTLY t_reverse_idx ON public.t (n public."Reverse");

CREATE OPERATOR CLASS public.own_family FOR TYPE text USING hash FAMILY public.own_family AS
    OPERATOR 1 pg_catalog.= (text, text),
    FUNCTION 1 (text, text) hashtext(text);
