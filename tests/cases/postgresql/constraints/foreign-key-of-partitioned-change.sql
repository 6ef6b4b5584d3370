-- The foreign key of a partitioned table is dropped and made again.
-- version: >= 18
-- before
CREATE TABLE kinds (id integer PRIMARY KEY);
CREATE TABLE logs (id integer, kind integer, at date) PARTITION BY RANGE (at);
CREATE TABLE logs_2025 PARTITION OF logs FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE logs_2026 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY LIST (kind);
CREATE TABLE logs_2026_1 PARTITION OF logs_2026 FOR VALUES IN (1);
CREATE TABLE logs_2026_2 PARTITION OF logs_2026 DEFAULT;
ALTER TABLE logs ADD CONSTRAINT logs_kind_fk FOREIGN KEY (kind) REFERENCES kinds;
-- after
CREATE TABLE kinds (id integer PRIMARY KEY);
CREATE TABLE logs (id integer, kind integer, at date) PARTITION BY RANGE (at);
CREATE TABLE logs_2025 PARTITION OF logs FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE logs_2026 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY LIST (kind);
CREATE TABLE logs_2026_1 PARTITION OF logs_2026 FOR VALUES IN (1);
CREATE TABLE logs_2026_2 PARTITION OF logs_2026 DEFAULT;
ALTER TABLE logs ADD CONSTRAINT logs_kind_fk FOREIGN KEY (kind) REFERENCES kinds ON DELETE CASCADE;
-- plan
-- hazard: pg-drop-fk: Reads and writes of public.logs and public.kinds wait while it is dropped.
ALTER TABLE public.logs DROP CONSTRAINT logs_kind_fk;

ALTER TABLE public.logs ADD CONSTRAINT logs_kind_fk FOREIGN KEY (kind) REFERENCES public.kinds (id) ON DELETE CASCADE NOT VALID;

-- godwit: commit
-- hazard: foreign-key-may-fail: It fails where (kind) has values that public.kinds does not have.
ALTER TABLE public.logs VALIDATE CONSTRAINT logs_kind_fk;
