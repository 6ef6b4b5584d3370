-- The primary key of a partitioned table, until 17: each partition builds its index while it is used.
-- version: < 18
-- before
CREATE TABLE logs (id integer NOT NULL, kind integer NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE logs_2025 PARTITION OF logs FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE logs_2026 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY LIST (kind);
CREATE TABLE logs_2026_1 PARTITION OF logs_2026 FOR VALUES IN (1);
CREATE TABLE logs_2026_2 PARTITION OF logs_2026 DEFAULT;
-- after
CREATE TABLE logs (id integer NOT NULL, kind integer NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE logs_2025 PARTITION OF logs FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE logs_2026 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY LIST (kind);
CREATE TABLE logs_2026_1 PARTITION OF logs_2026 FOR VALUES IN (1);
CREATE TABLE logs_2026_2 PARTITION OF logs_2026 DEFAULT;
ALTER TABLE logs ADD PRIMARY KEY (id, kind, at);
-- plan
ALTER TABLE ONLY public.logs ADD CONSTRAINT logs_pkey PRIMARY KEY (id, kind, at);

-- hazard: unique-may-fail: It fails where rows of public.logs_2025 have the same values in (id, kind, at).
CREATE UNIQUE INDEX CONCURRENTLY logs_2025_pkey ON public.logs_2025 (id, kind, at);

ALTER TABLE public.logs_2025 ADD CONSTRAINT logs_2025_pkey PRIMARY KEY USING INDEX logs_2025_pkey;

ALTER INDEX public.logs_pkey ATTACH PARTITION public.logs_2025_pkey;

-- godwit: commit
ALTER TABLE ONLY public.logs_2026 ADD CONSTRAINT logs_2026_pkey PRIMARY KEY (id, kind, at);

ALTER INDEX public.logs_pkey ATTACH PARTITION public.logs_2026_pkey;

-- hazard: unique-may-fail: It fails where rows of public.logs_2026_1 have the same values in (id, kind, at).
CREATE UNIQUE INDEX CONCURRENTLY logs_2026_1_pkey ON public.logs_2026_1 (id, kind, at);

ALTER TABLE public.logs_2026_1 ADD CONSTRAINT logs_2026_1_pkey PRIMARY KEY USING INDEX logs_2026_1_pkey;

ALTER INDEX public.logs_2026_pkey ATTACH PARTITION public.logs_2026_1_pkey;

-- hazard: unique-may-fail: It fails where rows of public.logs_2026_2 have the same values in (id, kind, at).
CREATE UNIQUE INDEX CONCURRENTLY logs_2026_2_pkey ON public.logs_2026_2 (id, kind, at);

ALTER TABLE public.logs_2026_2 ADD CONSTRAINT logs_2026_2_pkey PRIMARY KEY USING INDEX logs_2026_2_pkey;

ALTER INDEX public.logs_2026_pkey ATTACH PARTITION public.logs_2026_2_pkey;
