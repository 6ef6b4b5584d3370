-- A partition with partitions of its own gets other bounds, and the whole gets a key and an index meanwhile.

-- before
CREATE TABLE tree (id int NOT NULL, kind text NOT NULL, n int) PARTITION BY LIST (kind);
CREATE TABLE tree_a PARTITION OF tree FOR VALUES IN ('a') PARTITION BY HASH (id);
CREATE TABLE tree_a_0 PARTITION OF tree_a FOR VALUES WITH (MODULUS 1, REMAINDER 0);

-- after
CREATE TABLE tree (id int NOT NULL, kind text NOT NULL, n bigint) PARTITION BY LIST (kind);
CREATE TABLE tree_a PARTITION OF tree FOR VALUES IN ('a', 'b') PARTITION BY HASH (id);
CREATE TABLE tree_a_0 PARTITION OF tree_a FOR VALUES WITH (MODULUS 1, REMAINDER 0);
ALTER TABLE tree ADD CONSTRAINT tree_key UNIQUE (id, kind);
CREATE INDEX tree_n ON tree (n);

-- plan
-- hazard: pg-alter-type-rewrite: The table is written anew, or read as a whole, and nobody can read or write it meanwhile.
ALTER TABLE public.tree ALTER COLUMN n TYPE bigint;

-- godwit: commit
-- hazard: pg-detach-partition-not-concurrent: Reads and writes of public.tree wait while the partition is detached, which looks at no rows.
ALTER TABLE public.tree DETACH PARTITION public.tree_a;

-- hazard: pg-attach-partition-scan: The rows of the new partition are read under a lock that keeps out reads and writes of it.
ALTER TABLE public.tree ATTACH PARTITION public.tree_a FOR VALUES IN ('a', 'b');

-- godwit: commit
ALTER TABLE ONLY public.tree ADD CONSTRAINT tree_key UNIQUE (id, kind);

-- godwit: commit
ALTER TABLE ONLY public.tree_a ADD CONSTRAINT tree_a_id_kind_key UNIQUE (id, kind);

ALTER INDEX public.tree_key ATTACH PARTITION public.tree_a_id_kind_key;

-- hazard: unique-may-fail: It fails where rows of public.tree_a_0 have the same values in (id, kind).
CREATE UNIQUE INDEX CONCURRENTLY tree_a_0_id_kind_key ON public.tree_a_0 (id, kind);

ALTER TABLE public.tree_a_0 ADD CONSTRAINT tree_a_0_id_kind_key UNIQUE USING INDEX tree_a_0_id_kind_key;

ALTER INDEX public.tree_a_id_kind_key ATTACH PARTITION public.tree_a_0_id_kind_key;

CREATE INDEX tree_n ON ONLY public.tree (n);

CREATE INDEX tree_a_n_idx ON ONLY public.tree_a (n);

ALTER INDEX public.tree_n ATTACH PARTITION public.tree_a_n_idx;

CREATE INDEX CONCURRENTLY tree_a_0_n_idx ON public.tree_a_0 (n);

ALTER INDEX public.tree_a_n_idx ATTACH PARTITION public.tree_a_0_n_idx;
