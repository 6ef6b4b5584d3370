-- The default of the parent changes, and a partition keeps its own.

-- before
CREATE TABLE p (id int, at date, state int DEFAULT 1, body text) PARTITION BY RANGE (at);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');
ALTER TABLE p2 ALTER state SET DEFAULT 5;

-- after
CREATE TABLE p (id int, at date, state int DEFAULT 3, body text) PARTITION BY RANGE (at);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');
ALTER TABLE p2 ALTER state SET DEFAULT 5;

-- plan
ALTER TABLE ONLY public.p ALTER COLUMN state SET DEFAULT 3;

-- godwit: commit
ALTER TABLE public.p1 ALTER COLUMN state SET DEFAULT 3;
