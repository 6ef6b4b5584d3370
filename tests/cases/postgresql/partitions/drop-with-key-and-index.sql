-- A partition goes while the key of the table is replaced and an index is added, which must be whole in the end.
-- before
CREATE TABLE logs (id integer NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
ALTER TABLE logs ADD CONSTRAINT logs_key PRIMARY KEY (id, at);
CREATE TABLE logs_1 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE logs_2 PARTITION OF logs FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');
-- after
CREATE TABLE logs (id integer NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
ALTER TABLE logs ADD CONSTRAINT logs_key UNIQUE (id, at);
CREATE TABLE logs_1 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE INDEX logs_at ON logs (at);
-- plan
-- hazard: drop-table: The table is dropped with all its rows.
DROP TABLE public.logs_2;

CREATE INDEX logs_at ON ONLY public.logs (at);

CREATE INDEX CONCURRENTLY logs_1_at_idx ON public.logs_1 (at);

ALTER INDEX public.logs_at ATTACH PARTITION public.logs_1_at_idx;

ALTER TABLE public.logs DROP CONSTRAINT logs_key;

ALTER TABLE ONLY public.logs ADD CONSTRAINT logs_key UNIQUE (id, at);

-- hazard: unique-may-fail: It fails where rows of public.logs_1 have the same values in (id, at).
CREATE UNIQUE INDEX CONCURRENTLY logs_1_id_at_key ON public.logs_1 (id, at);

ALTER TABLE public.logs_1 ADD CONSTRAINT logs_1_id_at_key UNIQUE USING INDEX logs_1_id_at_key;

ALTER INDEX public.logs_key ATTACH PARTITION public.logs_1_id_at_key;
