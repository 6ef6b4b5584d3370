-- The same where a partition is detached as well: its index is its own, and is dropped by its name.
-- before
CREATE TABLE orders (id bigint, user_id bigint, at date) PARTITION BY RANGE (at);
CREATE TABLE orders_2025 PARTITION OF orders FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE orders_2026 PARTITION OF orders FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE INDEX orders_user ON orders (user_id);
-- after
CREATE TABLE orders (id bigint, user_id bigint, at date) PARTITION BY RANGE (at);
CREATE TABLE orders_2025 (id bigint, user_id bigint, at date);
CREATE TABLE orders_2026 PARTITION OF orders FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE INDEX orders_user ON orders (user_id, at DESC);
-- plan
-- hazard: pg-detach-partition-not-concurrent: Reads and writes of public.orders wait while the partition is detached, which looks at no rows.
ALTER TABLE public.orders DETACH PARTITION public.orders_2025;

DROP INDEX CONCURRENTLY public.orders_2025_user_id_idx;

CREATE INDEX orders_user_new ON ONLY public.orders (user_id, at DESC);

CREATE INDEX CONCURRENTLY orders_2026_user_id_at_idx_new ON public.orders_2026 (user_id, at DESC);

ALTER INDEX public.orders_user_new ATTACH PARTITION public.orders_2026_user_id_at_idx_new;

-- godwit: commit
-- hazard: pg-index-drop-not-concurrent: Reads and writes of public.orders wait until the index is gone.
DROP INDEX public.orders_user;

ALTER INDEX public.orders_user_new RENAME TO orders_user;

ALTER INDEX public.orders_2026_user_id_at_idx_new RENAME TO orders_2026_user_id_at_idx;
