-- What an operator class is made of changes: it is made again, with the index that uses it.

-- before
CREATE FUNCTION cmp(int, int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT btint4cmp($2, $1)';
CREATE OPERATOR FAMILY one USING btree;
CREATE OPERATOR FAMILY two USING btree;
CREATE OPERATOR CLASS reverse FOR TYPE int USING btree FAMILY one AS OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 cmp(int, int);
CREATE OPERATOR CLASS points FOR TYPE box USING gist AS OPERATOR 1 <<, FUNCTION 1 gist_box_consistent(internal, box, smallint, oid, internal), FUNCTION 2 gist_box_union(internal, internal), FUNCTION 5 gist_box_penalty(internal, internal, internal), FUNCTION 6 gist_box_picksplit(internal, internal), FUNCTION 7 gist_box_same(box, box, internal);
CREATE OPERATOR CLASS texts FOR TYPE text USING hash AS OPERATOR 1 =, FUNCTION 1 hashtext(text);
CREATE TABLE t (id int PRIMARY KEY, n int);
CREATE INDEX t_n_idx ON t (n reverse);

-- after
CREATE FUNCTION cmp(int, int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT btint4cmp($2, $1)';
CREATE OPERATOR FAMILY one USING btree;
CREATE OPERATOR FAMILY two USING btree;
CREATE OPERATOR CLASS reverse FOR TYPE int USING btree FAMILY two AS OPERATOR 1 >, OPERATOR 3 =, OPERATOR 5 <, FUNCTION 1 cmp(int, int);
CREATE OPERATOR CLASS points FOR TYPE point USING gist AS OPERATOR 1 <<, FUNCTION 1 gist_point_consistent(internal, point, smallint, oid, internal), FUNCTION 2 gist_box_union(internal, internal), FUNCTION 3 gist_point_compress(internal), FUNCTION 5 gist_box_penalty(internal, internal, internal), FUNCTION 6 gist_box_picksplit(internal, internal), FUNCTION 7 gist_box_same(box, box, internal), STORAGE box;
CREATE OPERATOR CLASS texts DEFAULT FOR TYPE money USING hash AS OPERATOR 1 =(money, money), FUNCTION 1 hashint8(bigint);
CREATE TABLE t (id int PRIMARY KEY, n int);
CREATE INDEX t_n_idx ON t (n reverse);

-- plan
DROP OPERATOR CLASS public.points USING gist;

ALTER OPERATOR FAMILY public.points USING gist DROP
    OPERATOR 1 (box, box);

ALTER OPERATOR FAMILY public.points USING gist ADD
    OPERATOR 1 pg_catalog.<< (point, point),
    FUNCTION 3 (point, point) gist_point_compress(internal);

CREATE OPERATOR CLASS public.points FOR TYPE point USING gist FAMILY public.points AS
    FUNCTION 1 (point, point) gist_point_consistent(internal,point,smallint,oid,internal),
    FUNCTION 2 (point, point) gist_box_union(internal,internal),
    FUNCTION 5 (point, point) gist_box_penalty(internal,internal,internal),
    FUNCTION 6 (point, point) gist_box_picksplit(internal,internal),
    FUNCTION 7 (point, point) gist_box_same(box,box,internal),
    STORAGE box;

DROP OPERATOR CLASS public.texts USING hash;

ALTER OPERATOR FAMILY public.texts USING hash ADD
    FUNCTION 1 (bigint, bigint) hashint8(bigint);

CREATE OPERATOR CLASS public.texts DEFAULT FOR TYPE money USING hash FAMILY public.texts AS
    OPERATOR 1 pg_catalog.= (money, money);

DROP INDEX CONCURRENTLY public.t_n_idx;

DROP OPERATOR CLASS public.reverse USING btree;

CREATE OPERATOR CLASS public.reverse FOR TYPE integer USING btree FAMILY public.two AS
    OPERATOR 1 pg_catalog.> (integer, integer),
    OPERATOR 3 pg_catalog.= (integer, integer),
    OPERATOR 5 pg_catalog.< (integer, integer),
    FUNCTION 1 (integer, integer) public.cmp(integer,integer);

CREATE INDEX CONCURRENTLY t_n_idx ON public.t (n public.reverse);
