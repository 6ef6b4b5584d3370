-- A table in use becomes a partition: it gets the index, the key and the check of the parent before.
-- before
CREATE TABLE logs (id integer, kind integer, at date, CONSTRAINT known CHECK (kind > 0)) PARTITION BY LIST (kind);
CREATE INDEX logs_at ON logs (at);
ALTER TABLE logs ADD CONSTRAINT logs_key UNIQUE (id, kind);
CREATE TABLE logs_1 (id integer, kind integer, at date);
-- after
CREATE TABLE logs (id integer, kind integer, at date, CONSTRAINT known CHECK (kind > 0)) PARTITION BY LIST (kind);
CREATE INDEX logs_at ON logs (at);
ALTER TABLE logs ADD CONSTRAINT logs_key UNIQUE (id, kind);
CREATE TABLE logs_1 (id integer, kind integer, at date, CONSTRAINT known CHECK (kind > 0));
ALTER TABLE logs ATTACH PARTITION logs_1 DEFAULT;
-- plan
ALTER TABLE public.logs_1 ADD CONSTRAINT known CHECK (kind > 0) NOT VALID;

-- godwit: commit
-- hazard: check-may-fail: It fails where rows of public.logs_1 break the condition.
ALTER TABLE public.logs_1 VALIDATE CONSTRAINT known;

-- hazard: unique-may-fail: It fails where rows of public.logs_1 have the same values in (id, kind).
CREATE UNIQUE INDEX CONCURRENTLY logs_1_id_kind_key ON public.logs_1 (id, kind);

ALTER TABLE public.logs_1 ADD CONSTRAINT logs_1_id_kind_key UNIQUE USING INDEX logs_1_id_kind_key;

CREATE INDEX CONCURRENTLY logs_1_at_idx ON public.logs_1 (at);

-- hazard: pg-attach-partition-scan: The rows of the new partition are read under a lock that keeps out reads and writes of it.
ALTER TABLE public.logs ATTACH PARTITION public.logs_1 DEFAULT;
