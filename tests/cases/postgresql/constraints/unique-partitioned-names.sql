-- Keys of partitions keep the names that they were given.
-- before
CREATE TABLE other (id integer);
-- after
CREATE TABLE other (id integer);
CREATE TABLE logs (id integer, kind integer, at date) PARTITION BY RANGE (at);
CREATE TABLE logs_2025 PARTITION OF logs FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE logs_2026 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY LIST (kind);
CREATE TABLE logs_2026_1 PARTITION OF logs_2026 FOR VALUES IN (1);
CREATE TABLE logs_2026_2 PARTITION OF logs_2026 DEFAULT;
ALTER TABLE ONLY logs ADD CONSTRAINT logs_key UNIQUE (id, kind, at);
ALTER TABLE logs_2025 ADD CONSTRAINT key_2025 UNIQUE (id, kind, at);
ALTER INDEX logs_key ATTACH PARTITION key_2025;
ALTER TABLE logs_2026 ADD CONSTRAINT key_2026 UNIQUE (id, kind, at);
ALTER INDEX logs_key ATTACH PARTITION key_2026;
-- plan
CREATE TABLE public.logs (
    id integer,
    kind integer,
    at date
)
PARTITION BY RANGE (at);

CREATE TABLE public.logs_2025 PARTITION OF public.logs FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');

CREATE TABLE public.logs_2026 PARTITION OF public.logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')
PARTITION BY LIST (kind);

CREATE TABLE public.logs_2026_1 PARTITION OF public.logs_2026 FOR VALUES IN (1);

CREATE TABLE public.logs_2026_2 PARTITION OF public.logs_2026 DEFAULT;

ALTER TABLE ONLY public.logs ADD CONSTRAINT logs_key UNIQUE (id, kind, at);

ALTER TABLE public.logs_2025 ADD CONSTRAINT key_2025 UNIQUE (id, kind, at);

ALTER INDEX public.logs_key ATTACH PARTITION public.key_2025;

ALTER TABLE ONLY public.logs_2026 ADD CONSTRAINT key_2026 UNIQUE (id, kind, at);

ALTER INDEX public.logs_key ATTACH PARTITION public.key_2026;

ALTER TABLE public.logs_2026_1 ADD CONSTRAINT logs_2026_1_id_kind_at_key UNIQUE (id, kind, at);

ALTER INDEX public.key_2026 ATTACH PARTITION public.logs_2026_1_id_kind_at_key;

ALTER TABLE public.logs_2026_2 ADD CONSTRAINT logs_2026_2_id_kind_at_key UNIQUE (id, kind, at);

ALTER INDEX public.key_2026 ATTACH PARTITION public.logs_2026_2_id_kind_at_key;
