-- A partition becomes a table of its own.
-- before
CREATE TABLE p (id int, at date) PARTITION BY RANGE (at); CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
-- after
CREATE TABLE p (id int, at date) PARTITION BY RANGE (at); CREATE TABLE p1 (id int, at date);
-- plan
-- hazard: pg-detach-partition-not-concurrent: Reads and writes of public.p wait while the partition is detached, which looks at no rows.
ALTER TABLE public.p DETACH PARTITION public.p1;
