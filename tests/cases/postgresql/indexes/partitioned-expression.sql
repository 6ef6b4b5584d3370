-- Expressions on a tree of partitions.
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
CREATE INDEX logs_half ON logs ((id / 2), date_part('year', at)) WHERE kind > 0;
-- plan
CREATE INDEX logs_half ON ONLY public.logs ((id / 2), date_part('year'::text, at)) WHERE kind > 0;

CREATE INDEX CONCURRENTLY logs_2025_expr_date_part_idx ON public.logs_2025 ((id / 2), date_part('year'::text, at)) WHERE kind > 0;

ALTER INDEX public.logs_half ATTACH PARTITION public.logs_2025_expr_date_part_idx;

CREATE INDEX logs_2026_expr_date_part_idx ON ONLY public.logs_2026 ((id / 2), date_part('year'::text, at)) WHERE kind > 0;

ALTER INDEX public.logs_half ATTACH PARTITION public.logs_2026_expr_date_part_idx;

CREATE INDEX CONCURRENTLY logs_2026_1_expr_date_part_idx ON public.logs_2026_1 ((id / 2), date_part('year'::text, at)) WHERE kind > 0;

ALTER INDEX public.logs_2026_expr_date_part_idx ATTACH PARTITION public.logs_2026_1_expr_date_part_idx;

CREATE INDEX CONCURRENTLY logs_2026_2_expr_date_part_idx ON public.logs_2026_2 ((id / 2), date_part('year'::text, at)) WHERE kind > 0;

ALTER INDEX public.logs_2026_expr_date_part_idx ATTACH PARTITION public.logs_2026_2_expr_date_part_idx;
