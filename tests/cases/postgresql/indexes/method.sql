-- Another kind of index.

-- before
CREATE TABLE t (id int PRIMARY KEY, a int); CREATE INDEX t_a_idx ON t (a);

-- after
CREATE TABLE t (id int PRIMARY KEY, a int); CREATE INDEX t_a_idx ON t USING hash (a);

-- plan
CREATE INDEX CONCURRENTLY t_a_idx_new ON public.t USING hash (a);

DROP INDEX CONCURRENTLY public.t_a_idx;

ALTER INDEX public.t_a_idx_new RENAME TO t_a_idx;
