-- A partition is made apart and attached.
-- before
CREATE TABLE p (id int, at date NOT NULL) PARTITION BY RANGE (at);
-- after
CREATE TABLE p (id int, at date NOT NULL) PARTITION BY RANGE (at); CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
-- plan
