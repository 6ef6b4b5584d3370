-- The index of a partitioned table with another definition: a second tree of indexes, then the old one goes.
-- before
CREATE TABLE logs (id integer, kind integer, at date) PARTITION BY RANGE (at);
CREATE TABLE logs_2025 PARTITION OF logs FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE logs_2026 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY LIST (kind);
CREATE TABLE logs_2026_1 PARTITION OF logs_2026 FOR VALUES IN (1);
CREATE TABLE logs_2026_2 PARTITION OF logs_2026 DEFAULT;
CREATE INDEX logs_kind ON logs (kind);
COMMENT ON INDEX logs_kind IS 'of all';
COMMENT ON INDEX logs_2025_kind_idx IS 'of one';
-- after
CREATE TABLE logs (id integer, kind integer, at date) PARTITION BY RANGE (at);
CREATE TABLE logs_2025 PARTITION OF logs FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE logs_2026 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY LIST (kind);
CREATE TABLE logs_2026_1 PARTITION OF logs_2026 FOR VALUES IN (1);
CREATE TABLE logs_2026_2 PARTITION OF logs_2026 DEFAULT;
CREATE INDEX logs_kind ON logs (kind) WHERE id > 0;
COMMENT ON INDEX logs_kind IS 'of all';
COMMENT ON INDEX logs_2025_kind_idx IS 'of one';
-- plan
CREATE INDEX logs_kind_new ON ONLY public.logs (kind) WHERE id > 0;

CREATE INDEX CONCURRENTLY logs_2025_kind_idx_new ON public.logs_2025 (kind) WHERE id > 0;

ALTER INDEX public.logs_kind_new ATTACH PARTITION public.logs_2025_kind_idx_new;

CREATE INDEX logs_2026_kind_idx_new ON ONLY public.logs_2026 (kind) WHERE id > 0;

ALTER INDEX public.logs_kind_new ATTACH PARTITION public.logs_2026_kind_idx_new;

CREATE INDEX CONCURRENTLY logs_2026_1_kind_idx_new ON public.logs_2026_1 (kind) WHERE id > 0;

ALTER INDEX public.logs_2026_kind_idx_new ATTACH PARTITION public.logs_2026_1_kind_idx_new;

CREATE INDEX CONCURRENTLY logs_2026_2_kind_idx_new ON public.logs_2026_2 (kind) WHERE id > 0;

ALTER INDEX public.logs_2026_kind_idx_new ATTACH PARTITION public.logs_2026_2_kind_idx_new;

COMMENT ON INDEX public.logs_kind_new IS 'of all';

COMMENT ON INDEX public.logs_2025_kind_idx_new IS 'of one';

-- godwit: commit
-- hazard: pg-index-drop-not-concurrent: Reads and writes of public.logs wait until the index is gone.
DROP INDEX public.logs_kind;

ALTER INDEX public.logs_kind_new RENAME TO logs_kind;

ALTER INDEX public.logs_2025_kind_idx_new RENAME TO logs_2025_kind_idx;

ALTER INDEX public.logs_2026_kind_idx_new RENAME TO logs_2026_kind_idx;

ALTER INDEX public.logs_2026_1_kind_idx_new RENAME TO logs_2026_1_kind_idx;

ALTER INDEX public.logs_2026_2_kind_idx_new RENAME TO logs_2026_2_kind_idx;
