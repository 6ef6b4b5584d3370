-- A partition is detached, and its index dropped after that.
-- before
CREATE TABLE logs (id integer, kind integer, at date) PARTITION BY RANGE (at);
CREATE TABLE logs_2025 PARTITION OF logs FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE logs_2026 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY LIST (kind);
CREATE TABLE logs_2026_1 PARTITION OF logs_2026 FOR VALUES IN (1);
CREATE INDEX logs_kind ON logs (kind);
-- after
CREATE TABLE logs (id integer, kind integer, at date) PARTITION BY RANGE (at);
CREATE TABLE logs_2025 PARTITION OF logs FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE logs_2026 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY LIST (kind);
CREATE TABLE logs_2026_1 PARTITION OF logs_2026 FOR VALUES IN (1);
CREATE INDEX logs_kind ON logs (kind);
ALTER TABLE logs DETACH PARTITION logs_2025;
DROP INDEX logs_2025_kind_idx;
-- plan
-- hazard: pg-detach-partition-not-concurrent: Reads and writes of public.logs wait while the partition is detached, which looks at no rows.
ALTER TABLE public.logs DETACH PARTITION public.logs_2025;

DROP INDEX CONCURRENTLY public.logs_2025_kind_idx;
