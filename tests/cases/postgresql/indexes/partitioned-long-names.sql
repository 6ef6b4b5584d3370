-- Partitions with names of 63 bytes: the names that the server cuts are those that their indexes get, old and new.
-- before
CREATE TABLE logs (id integer, kind integer, at date) PARTITION BY RANGE (at);
CREATE TABLE partition_of_a_table_with_a_name_that_is_as_long_as_can_be_2025 PARTITION OF logs FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE partition_of_a_table_with_a_name_that_is_as_long_as_can_be_2026 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE INDEX logs_kind ON logs (lower(kind::text), id);
-- after
CREATE TABLE logs (id integer, kind integer, at date) PARTITION BY RANGE (at);
CREATE TABLE partition_of_a_table_with_a_name_that_is_as_long_as_can_be_2025 PARTITION OF logs FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE partition_of_a_table_with_a_name_that_is_as_long_as_can_be_2026 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE INDEX logs_kind ON logs (lower(kind::text), id) WHERE kind > 0;
CREATE INDEX logs_at ON logs (at, id);
-- plan
CREATE INDEX logs_at ON ONLY public.logs (at, id);

CREATE INDEX logs_kind_new ON ONLY public.logs (lower(kind::text), id) WHERE kind > 0;

CREATE INDEX CONCURRENTLY partition_of_a_table_with_a_name_that_is_as_long_a_d620e1c1_new ON public.partition_of_a_table_with_a_name_that_is_as_long_as_can_be_2025 (lower(kind::text), id) WHERE kind > 0;

ALTER INDEX public.logs_kind_new ATTACH PARTITION public.partition_of_a_table_with_a_name_that_is_as_long_a_d620e1c1_new;

CREATE INDEX CONCURRENTLY partition_of_a_table_with_a_name_that_is_as_long___a124a3dc_new ON public.partition_of_a_table_with_a_name_that_is_as_long_as_can_be_2026 (lower(kind::text), id) WHERE kind > 0;

ALTER INDEX public.logs_kind_new ATTACH PARTITION public.partition_of_a_table_with_a_name_that_is_as_long___a124a3dc_new;

-- godwit: commit
-- hazard: pg-index-drop-not-concurrent: Reads and writes of public.logs wait until the index is gone.
DROP INDEX public.logs_kind;

ALTER INDEX public.logs_kind_new RENAME TO logs_kind;

ALTER INDEX public.partition_of_a_table_with_a_name_that_is_as_long_a_d620e1c1_new RENAME TO partition_of_a_table_with_a_name_that_is_as_long_a_lower_id_idx;

ALTER INDEX public.partition_of_a_table_with_a_name_that_is_as_long___a124a3dc_new RENAME TO partition_of_a_table_with_a_name_that_is_as_long__lower_id_idx1;

CREATE INDEX CONCURRENTLY partition_of_a_table_with_a_name_that_is_as_long_as_c_at_id_idx ON public.partition_of_a_table_with_a_name_that_is_as_long_as_can_be_2025 (at, id);

ALTER INDEX public.logs_at ATTACH PARTITION public.partition_of_a_table_with_a_name_that_is_as_long_as_c_at_id_idx;

CREATE INDEX CONCURRENTLY partition_of_a_table_with_a_name_that_is_as_long_as__at_id_idx1 ON public.partition_of_a_table_with_a_name_that_is_as_long_as_can_be_2026 (at, id);

ALTER INDEX public.logs_at ATTACH PARTITION public.partition_of_a_table_with_a_name_that_is_as_long_as__at_id_idx1;
