-- A new partitioned table gets its indexes in the short form, where the names are those of the server.
-- before
CREATE TABLE other (id integer);
-- after
CREATE TABLE other (id integer);
CREATE TABLE logs (id integer, kind integer, at date) PARTITION BY RANGE (at);
CREATE TABLE logs_2025 PARTITION OF logs FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE logs_2026 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY LIST (kind);
CREATE TABLE logs_2026_1 PARTITION OF logs_2026 FOR VALUES IN (1);
CREATE TABLE logs_2026_2 PARTITION OF logs_2026 DEFAULT;
CREATE INDEX logs_kind ON logs (kind);
CREATE INDEX logs_id ON ONLY logs (id);
CREATE INDEX logs_2025_by_id ON logs_2025 (id);
ALTER INDEX logs_id ATTACH PARTITION logs_2025_by_id;
CREATE INDEX logs_2026_by_id ON logs_2026 (id);
ALTER INDEX logs_id ATTACH PARTITION logs_2026_by_id;
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

CREATE INDEX logs_id ON ONLY public.logs (id);

CREATE INDEX logs_kind ON public.logs (kind);

CREATE INDEX logs_2025_by_id ON public.logs_2025 (id);

ALTER INDEX public.logs_id ATTACH PARTITION public.logs_2025_by_id;

CREATE INDEX logs_2026_by_id ON ONLY public.logs_2026 (id);

ALTER INDEX public.logs_id ATTACH PARTITION public.logs_2026_by_id;

CREATE INDEX logs_2026_1_id_idx ON public.logs_2026_1 (id);

ALTER INDEX public.logs_2026_by_id ATTACH PARTITION public.logs_2026_1_id_idx;

CREATE INDEX logs_2026_2_id_idx ON public.logs_2026_2 (id);

ALTER INDEX public.logs_2026_by_id ATTACH PARTITION public.logs_2026_2_id_idx;
