-- The same, where the indexes of the new partition have names of their own.

-- before
CREATE TABLE other (id int PRIMARY KEY, at date); CREATE INDEX p1_at_idx ON other (at);
CREATE TABLE p (id int NOT NULL, at date NOT NULL) PARTITION BY RANGE (at); CREATE INDEX p_at_idx ON p (at); CREATE INDEX p_at_idx2 ON p (at);

-- after
CREATE TABLE other (id int PRIMARY KEY, at date); CREATE INDEX p1_at_idx ON other (at);
CREATE TABLE p (id int NOT NULL, at date NOT NULL) PARTITION BY RANGE (at); CREATE INDEX p_at_idx ON p (at); CREATE INDEX p_at_idx2 ON p (at);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2026-01-01') TO ('2026-02-01'); ALTER INDEX p1_at_idx1 RENAME TO mine; ALTER INDEX p1_at_idx2 RENAME TO yours;

-- plan
CREATE TABLE public.p1 (
    LIKE public.p INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING GENERATED INCLUDING STORAGE
);

CREATE INDEX mine ON public.p1 (at);

CREATE INDEX yours ON public.p1 (at);

ALTER TABLE public.p ATTACH PARTITION public.p1 FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
