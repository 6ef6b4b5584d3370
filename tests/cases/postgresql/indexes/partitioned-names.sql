-- Indexes of partitions keep the names that they were given.
-- before
CREATE TABLE logs (id integer, kind integer, at date) PARTITION BY RANGE (at);
CREATE TABLE logs_2025 PARTITION OF logs FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE logs_2026 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY LIST (kind);
CREATE TABLE logs_2026_1 PARTITION OF logs_2026 FOR VALUES IN (1);
CREATE TABLE logs_2026_2 PARTITION OF logs_2026 DEFAULT;
-- after
CREATE TABLE logs (id integer, kind integer, at date) PARTITION BY RANGE (at);
CREATE TABLE logs_2025 PARTITION OF logs FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE logs_2026 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY LIST (kind);
CREATE TABLE logs_2026_1 PARTITION OF logs_2026 FOR VALUES IN (1);
CREATE TABLE logs_2026_2 PARTITION OF logs_2026 DEFAULT;
CREATE INDEX logs_kind ON ONLY logs (kind);
CREATE INDEX "Kind 2025" ON logs_2025 (kind) WITH (fillfactor = 50);
ALTER INDEX logs_kind ATTACH PARTITION "Kind 2025";
CREATE INDEX logs_2026_k ON logs_2026 (kind);
ALTER INDEX logs_kind ATTACH PARTITION logs_2026_k;
-- plan
CREATE INDEX logs_kind ON ONLY public.logs (kind);

CREATE INDEX CONCURRENTLY "Kind 2025" ON public.logs_2025 (kind) WITH (fillfactor = 50);

ALTER INDEX public.logs_kind ATTACH PARTITION public."Kind 2025";

CREATE INDEX logs_2026_k ON ONLY public.logs_2026 (kind);

ALTER INDEX public.logs_kind ATTACH PARTITION public.logs_2026_k;

CREATE INDEX CONCURRENTLY logs_2026_1_kind_idx ON public.logs_2026_1 (kind);

ALTER INDEX public.logs_2026_k ATTACH PARTITION public.logs_2026_1_kind_idx;

CREATE INDEX CONCURRENTLY logs_2026_2_kind_idx ON public.logs_2026_2 (kind);

ALTER INDEX public.logs_2026_k ATTACH PARTITION public.logs_2026_2_kind_idx;
