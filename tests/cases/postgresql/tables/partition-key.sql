-- Another key takes another table: the rows go with the old one.

-- before
CREATE TABLE t (id int, at date) PARTITION BY RANGE (at); CREATE TABLE t1 PARTITION OF t FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');

-- after
CREATE TABLE t (id int, at date) PARTITION BY LIST (id); CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1, 2);

-- plan
-- hazard: drop-table: The table is dropped with all its rows.
DROP TABLE public.t1;

-- hazard: drop-table: The table is dropped with all its rows.
DROP TABLE public.t;

CREATE TABLE public.t (
    id integer,
    at date
)
PARTITION BY LIST (id);

CREATE TABLE public.t1 PARTITION OF public.t FOR VALUES IN (1, 2);
