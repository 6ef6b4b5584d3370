-- Views that need each other are dropped.

-- before
CREATE TABLE t (id int PRIMARY KEY); CREATE VIEW v AS SELECT id FROM t; CREATE VIEW w AS SELECT id FROM v; CREATE MATERIALIZED VIEW x AS SELECT id FROM w;

-- after
CREATE TABLE t (id int PRIMARY KEY);

-- plan
DROP MATERIALIZED VIEW public.x;

DROP VIEW public.w;

DROP VIEW public.v;
