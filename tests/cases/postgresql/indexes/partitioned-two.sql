-- Two indexes on the same columns of a partitioned table: each part belongs to its own.
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
CREATE INDEX logs_kind_too ON logs (kind) WHERE id > 0;
CREATE INDEX logs_2025_own ON logs_2025 (kind);
-- plan
CREATE INDEX logs_kind ON ONLY public.logs (kind);

CREATE INDEX logs_kind_too ON ONLY public.logs (kind) WHERE id > 0;

CREATE INDEX CONCURRENTLY logs_2025_kind_idx ON public.logs_2025 (kind);

ALTER INDEX public.logs_kind ATTACH PARTITION public.logs_2025_kind_idx;

CREATE INDEX CONCURRENTLY logs_2025_kind_idx1 ON public.logs_2025 (kind) WHERE id > 0;

ALTER INDEX public.logs_kind_too ATTACH PARTITION public.logs_2025_kind_idx1;

CREATE INDEX CONCURRENTLY logs_2025_own ON public.logs_2025 (kind);

CREATE INDEX logs_2026_kind_idx ON ONLY public.logs_2026 (kind);

ALTER INDEX public.logs_kind ATTACH PARTITION public.logs_2026_kind_idx;

CREATE INDEX logs_2026_kind_idx1 ON ONLY public.logs_2026 (kind) WHERE id > 0;

ALTER INDEX public.logs_kind_too ATTACH PARTITION public.logs_2026_kind_idx1;

CREATE INDEX CONCURRENTLY logs_2026_1_kind_idx ON public.logs_2026_1 (kind);

ALTER INDEX public.logs_2026_kind_idx ATTACH PARTITION public.logs_2026_1_kind_idx;

CREATE INDEX CONCURRENTLY logs_2026_1_kind_idx1 ON public.logs_2026_1 (kind) WHERE id > 0;

ALTER INDEX public.logs_2026_kind_idx1 ATTACH PARTITION public.logs_2026_1_kind_idx1;

CREATE INDEX CONCURRENTLY logs_2026_2_kind_idx ON public.logs_2026_2 (kind);

ALTER INDEX public.logs_2026_kind_idx ATTACH PARTITION public.logs_2026_2_kind_idx;

CREATE INDEX CONCURRENTLY logs_2026_2_kind_idx1 ON public.logs_2026_2 (kind) WHERE id > 0;

ALTER INDEX public.logs_2026_kind_idx1 ATTACH PARTITION public.logs_2026_2_kind_idx1;
