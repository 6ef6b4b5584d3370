-- A view on a column whose type changes is dropped before and made after.
-- plan of: >= 16
-- before
CREATE TABLE t (id int); CREATE VIEW v WITH (security_barrier = true) AS SELECT id FROM t; CREATE MATERIALIZED VIEW m AS SELECT id + 1 AS n FROM v; CREATE INDEX m_n ON m (n);
-- after
CREATE TABLE t (id bigint); CREATE VIEW v WITH (security_barrier = true) AS SELECT id FROM t; CREATE MATERIALIZED VIEW m AS SELECT id + 1 AS n FROM v; CREATE INDEX m_n ON m (n);
-- plan
DROP MATERIALIZED VIEW public.m;

DROP VIEW public.v;

-- hazard: pg-alter-type-rewrite: The table is written anew, or read as a whole, and nobody can read or write it meanwhile.
ALTER TABLE public.t ALTER COLUMN id TYPE bigint;

CREATE VIEW public.v WITH (security_barrier=true) AS
SELECT id
   FROM public.t;

CREATE MATERIALIZED VIEW public.m AS
SELECT (id + 1) AS n
   FROM public.v;

CREATE INDEX m_n ON public.m (n);
