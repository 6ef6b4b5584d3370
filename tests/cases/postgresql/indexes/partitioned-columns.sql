-- The index of a partitioned table over other columns: the server gives the parts other names, and the old ones go with the old root.
-- before
CREATE TABLE orders (id bigint, user_id bigint, at date) PARTITION BY RANGE (at);
CREATE TABLE orders_2025 PARTITION OF orders FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE orders_2026 PARTITION OF orders FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY LIST (user_id);
CREATE TABLE orders_2026_1 PARTITION OF orders_2026 FOR VALUES IN (1);
CREATE INDEX orders_user ON orders (user_id);
-- after
CREATE TABLE orders (id bigint, user_id bigint, at date) PARTITION BY RANGE (at);
CREATE TABLE orders_2025 PARTITION OF orders FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE orders_2026 PARTITION OF orders FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY LIST (user_id);
CREATE TABLE orders_2026_1 PARTITION OF orders_2026 FOR VALUES IN (1);
CREATE INDEX orders_user ON orders (user_id, at DESC);
-- plan
CREATE INDEX orders_user_new ON ONLY public.orders (user_id, at DESC);

CREATE INDEX CONCURRENTLY orders_2025_user_id_at_idx_new ON public.orders_2025 (user_id, at DESC);

ALTER INDEX public.orders_user_new ATTACH PARTITION public.orders_2025_user_id_at_idx_new;

CREATE INDEX orders_2026_user_id_at_idx_new ON ONLY public.orders_2026 (user_id, at DESC);

ALTER INDEX public.orders_user_new ATTACH PARTITION public.orders_2026_user_id_at_idx_new;

CREATE INDEX CONCURRENTLY orders_2026_1_user_id_at_idx_new ON public.orders_2026_1 (user_id, at DESC);

ALTER INDEX public.orders_2026_user_id_at_idx_new ATTACH PARTITION public.orders_2026_1_user_id_at_idx_new;

-- godwit: commit
-- hazard: pg-index-drop-not-concurrent: Reads and writes of public.orders wait until the index is gone.
DROP INDEX public.orders_user;

ALTER INDEX public.orders_user_new RENAME TO orders_user;

ALTER INDEX public.orders_2025_user_id_at_idx_new RENAME TO orders_2025_user_id_at_idx;

ALTER INDEX public.orders_2026_user_id_at_idx_new RENAME TO orders_2026_user_id_at_idx;

ALTER INDEX public.orders_2026_1_user_id_at_idx_new RENAME TO orders_2026_1_user_id_at_idx;
