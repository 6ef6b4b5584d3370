-- The type of a column changes, and a partition keeps a default of its own.

-- before
CREATE TABLE p (id int, at date, state int DEFAULT 1, body text) PARTITION BY RANGE (at);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');
ALTER TABLE p2 ALTER state SET DEFAULT 5;

-- after
CREATE TABLE p (id int, at date, state bigint DEFAULT 1, body text) PARTITION BY RANGE (at);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');
ALTER TABLE p2 ALTER state SET DEFAULT 5;

-- plan
-- hazard: pg-alter-type-rewrite: The table is written anew, or read as a whole, and nobody can read or write it meanwhile.
ALTER TABLE public.p
    ALTER COLUMN state DROP DEFAULT,
    ALTER COLUMN state TYPE bigint,
    ALTER COLUMN state SET DEFAULT 1;

ALTER TABLE ONLY public.p2 ALTER COLUMN state SET DEFAULT 5;
