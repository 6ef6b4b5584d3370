-- A named unique constraint of a partitioned table over other columns.
-- before
CREATE TABLE orders (id bigint NOT NULL, user_id bigint NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE orders_2025 PARTITION OF orders FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
ALTER TABLE orders ADD CONSTRAINT orders_once UNIQUE (id, at);
-- after
CREATE TABLE orders (id bigint NOT NULL, user_id bigint NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE orders_2025 PARTITION OF orders FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
ALTER TABLE orders ADD CONSTRAINT orders_once UNIQUE (user_id, at);
-- plan
ALTER TABLE public.orders DROP CONSTRAINT orders_once;

ALTER TABLE ONLY public.orders ADD CONSTRAINT orders_once UNIQUE (user_id, at);

-- hazard: unique-may-fail: It fails where rows of public.orders_2025 have the same values in (user_id, at).
CREATE UNIQUE INDEX CONCURRENTLY orders_2025_user_id_at_key ON public.orders_2025 (user_id, at);

ALTER TABLE public.orders_2025 ADD CONSTRAINT orders_2025_user_id_at_key UNIQUE USING INDEX orders_2025_user_id_at_key;

ALTER INDEX public.orders_once ATTACH PARTITION public.orders_2025_user_id_at_key;
