-- The index of a partitioned table: its parts are built one by one while all stays writable, then attached.
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
CREATE INDEX logs_kind ON logs (kind);
-- plan
CREATE INDEX logs_kind ON ONLY public.logs (kind);

CREATE INDEX CONCURRENTLY logs_2025_kind_idx ON public.logs_2025 (kind);

ALTER INDEX public.logs_kind ATTACH PARTITION public.logs_2025_kind_idx;

CREATE INDEX logs_2026_kind_idx ON ONLY public.logs_2026 (kind);

ALTER INDEX public.logs_kind ATTACH PARTITION public.logs_2026_kind_idx;

CREATE INDEX CONCURRENTLY logs_2026_1_kind_idx ON public.logs_2026_1 (kind);

ALTER INDEX public.logs_2026_kind_idx ATTACH PARTITION public.logs_2026_1_kind_idx;

CREATE INDEX CONCURRENTLY logs_2026_2_kind_idx ON public.logs_2026_2 (kind);

ALTER INDEX public.logs_2026_kind_idx ATTACH PARTITION public.logs_2026_2_kind_idx;
