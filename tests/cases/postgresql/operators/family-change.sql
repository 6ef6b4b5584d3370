-- Members of a family come, go and change in place.

-- before
CREATE OPERATOR FAMILY numbers USING btree;
ALTER OPERATOR FAMILY numbers USING btree ADD OPERATOR 1 < (int, bigint), OPERATOR 2 <= (int, bigint);

-- after
CREATE OPERATOR FAMILY numbers USING btree;
ALTER OPERATOR FAMILY numbers USING btree ADD OPERATOR 1 > (int, bigint), OPERATOR 3 = (int, bigint), FUNCTION 1 (int, bigint) btint48cmp(int, bigint);

-- plan
ALTER OPERATOR FAMILY public.numbers USING btree DROP
    OPERATOR 1 (integer, bigint),
    OPERATOR 2 (integer, bigint);

ALTER OPERATOR FAMILY public.numbers USING btree ADD
    OPERATOR 1 pg_catalog.> (integer, bigint),
    OPERATOR 3 pg_catalog.= (integer, bigint),
    FUNCTION 1 (integer, bigint) btint48cmp(integer,bigint);
