-- Tables that refer to each other are dropped.
-- before
CREATE TABLE a (id int); CREATE TABLE b (id int);
-- after
-- plan
-- hazard: drop-table: The table is dropped with all its rows.
DROP TABLE public.a;

-- hazard: drop-table: The table is dropped with all its rows.
DROP TABLE public.b;
