-- A partition gets other bounds while the index of the whole goes: its part goes with it, before the partition is detached.
-- plan of: >= 18
-- before
CREATE TABLE tree (id integer, kind text NOT NULL, n bigint DEFAULT 1) PARTITION BY LIST (kind);
CREATE TABLE tree_a PARTITION OF tree FOR VALUES IN ('a', 'b');
CREATE INDEX tree_i ON tree (n);
-- after
CREATE TABLE tree (id integer NOT NULL, kind text NOT NULL, n bigint DEFAULT 1) PARTITION BY LIST (kind);
CREATE TABLE tree_a PARTITION OF tree FOR VALUES IN ('a');
-- plan
ALTER TABLE public.tree ADD CONSTRAINT tree_id_not_null NOT NULL id NOT VALID;

-- godwit: commit
-- hazard: not-null-may-fail: Rows with NULL make the statement fail.
ALTER TABLE public.tree VALIDATE CONSTRAINT tree_id_not_null;

-- hazard: pg-index-drop-not-concurrent: Reads and writes of public.tree wait until the index is gone.
DROP INDEX public.tree_i;

-- godwit: commit
-- hazard: pg-detach-partition-not-concurrent: Reads and writes of public.tree wait while the partition is detached, which looks at no rows.
ALTER TABLE public.tree DETACH PARTITION public.tree_a;

-- hazard: pg-attach-partition-scan: The rows of the new partition are read under a lock that keeps out reads and writes of it.
ALTER TABLE public.tree ATTACH PARTITION public.tree_a FOR VALUES IN ('a');
