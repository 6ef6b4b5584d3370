-- The index of a partitioned table is whole when the last partition has its part.

-- before
CREATE TABLE p (id int, at date) PARTITION BY RANGE (at);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE INDEX p_at_idx ON ONLY p (at);

-- after
CREATE TABLE p (id int, at date) PARTITION BY RANGE (at);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE INDEX p_at_idx ON p (at);

-- plan
CREATE INDEX CONCURRENTLY p1_at_idx ON public.p1 (at);

ALTER INDEX public.p_at_idx ATTACH PARTITION public.p1_at_idx;
