-- A table that was made first and attached keeps the names of its NOT NULL, which nobody can change.
-- version: >= 18
-- before
CREATE TABLE logs (id integer, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE logs_1 (id integer, at date NOT NULL);
ALTER TABLE logs ATTACH PARTITION logs_1 FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
-- after
CREATE TABLE logs (id integer NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE logs_1 (id integer NOT NULL, at date NOT NULL);
ALTER TABLE logs ATTACH PARTITION logs_1 FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE logs_2 (id integer NOT NULL, at date NOT NULL);
ALTER TABLE logs ATTACH PARTITION logs_2 FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');
-- plan
ALTER TABLE public.logs ADD CONSTRAINT logs_id_not_null NOT NULL id NOT VALID;

-- godwit: commit
-- hazard: not-null-may-fail: Rows with NULL make the statement fail.
ALTER TABLE public.logs VALIDATE CONSTRAINT logs_id_not_null;

CREATE TABLE public.logs_2 (
    LIKE public.logs INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING GENERATED INCLUDING STORAGE
);

ALTER TABLE public.logs ATTACH PARTITION public.logs_2 FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');
