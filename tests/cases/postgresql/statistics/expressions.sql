-- Statistics of expressions, of another table, and their comment.
-- version: >= 14

-- before
CREATE TABLE t (id int PRIMARY KEY, a int, b int); CREATE TABLE u (id int PRIMARY KEY, a int, b int);
CREATE STATISTICS changed ON (a + b), a FROM t; CREATE STATISTICS moved ON a, b FROM t;

-- after
CREATE TABLE t (id int PRIMARY KEY, a int, b int); CREATE TABLE u (id int PRIMARY KEY, a int, b int);
CREATE STATISTICS changed ON (a * b), a FROM t; CREATE STATISTICS moved ON a, b FROM u; COMMENT ON STATISTICS changed IS 'product';

-- plan
DROP STATISTICS public.changed;

CREATE STATISTICS public.changed ON a, ((a * b)) FROM public.t;

COMMENT ON STATISTICS public.changed IS 'product';

DROP STATISTICS public.moved;

CREATE STATISTICS public.moved ON a, b FROM public.u;
