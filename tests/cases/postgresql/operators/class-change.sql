-- Another member takes a new class; the index with it is made again.

-- before
CREATE OPERATOR CLASS own FOR TYPE text USING hash AS OPERATOR 1 =, FUNCTION 1 hashtext(text);
CREATE TABLE t (id int PRIMARY KEY, n text);
CREATE INDEX t_own_idx ON t USING hash (n own);

-- after
CREATE OPERATOR CLASS own FOR TYPE text USING hash AS OPERATOR 1 =, FUNCTION 1 hashtext(text), FUNCTION 2 hashtextextended(text, bigint);
CREATE TABLE t (id int PRIMARY KEY, n text);
CREATE INDEX t_own_idx ON t USING hash (n own);

-- plan
ALTER OPERATOR FAMILY public.own USING hash ADD
    FUNCTION 2 (text, text) hashtextextended(text,bigint);
