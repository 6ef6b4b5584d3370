-- A UNIQUE constraint of a partitioned table: the indexes of the partitions are built one by one.
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
ALTER TABLE logs ADD CONSTRAINT logs_key UNIQUE (id, kind, at);
-- plan
ALTER TABLE ONLY public.logs ADD CONSTRAINT logs_key UNIQUE (id, kind, at);

-- hazard: unique-may-fail: It fails where rows of public.logs_2025 have the same values in (id, kind, at).
CREATE UNIQUE INDEX CONCURRENTLY logs_2025_id_kind_at_key ON public.logs_2025 (id, kind, at);

ALTER TABLE public.logs_2025 ADD CONSTRAINT logs_2025_id_kind_at_key UNIQUE USING INDEX logs_2025_id_kind_at_key;

ALTER INDEX public.logs_key ATTACH PARTITION public.logs_2025_id_kind_at_key;

-- godwit: commit
ALTER TABLE ONLY public.logs_2026 ADD CONSTRAINT logs_2026_id_kind_at_key UNIQUE (id, kind, at);

ALTER INDEX public.logs_key ATTACH PARTITION public.logs_2026_id_kind_at_key;

-- hazard: unique-may-fail: It fails where rows of public.logs_2026_1 have the same values in (id, kind, at).
CREATE UNIQUE INDEX CONCURRENTLY logs_2026_1_id_kind_at_key ON public.logs_2026_1 (id, kind, at);

ALTER TABLE public.logs_2026_1 ADD CONSTRAINT logs_2026_1_id_kind_at_key UNIQUE USING INDEX logs_2026_1_id_kind_at_key;

ALTER INDEX public.logs_2026_id_kind_at_key ATTACH PARTITION public.logs_2026_1_id_kind_at_key;

-- hazard: unique-may-fail: It fails where rows of public.logs_2026_2 have the same values in (id, kind, at).
CREATE UNIQUE INDEX CONCURRENTLY logs_2026_2_id_kind_at_key ON public.logs_2026_2 (id, kind, at);

ALTER TABLE public.logs_2026_2 ADD CONSTRAINT logs_2026_2_id_kind_at_key UNIQUE USING INDEX logs_2026_2_id_kind_at_key;

ALTER INDEX public.logs_2026_id_kind_at_key ATTACH PARTITION public.logs_2026_2_id_kind_at_key;
