-- Materialized views are made, changed, made again and dropped.
-- plan of: >= 16

-- before
CREATE TABLE t (id int PRIMARY KEY, name text);
CREATE MATERIALIZED VIEW options AS SELECT id FROM t;
CREATE MATERIALIZED VIEW query AS SELECT id FROM t;
CREATE MATERIALIZED VIEW columns AS SELECT id FROM t;
CREATE MATERIALIZED VIEW dropped AS SELECT id FROM t;
CREATE INDEX query_idx ON query (id);

-- after
CREATE TABLE t (id int PRIMARY KEY, name text);
CREATE MATERIALIZED VIEW options WITH (fillfactor = 70) AS SELECT id FROM t;
CREATE MATERIALIZED VIEW query AS SELECT id FROM t WHERE id > 1;
CREATE MATERIALIZED VIEW columns AS SELECT id, name FROM t;
CREATE MATERIALIZED VIEW made AS SELECT name FROM t;
CREATE INDEX query_idx ON query (id);

-- plan
CREATE MATERIALIZED VIEW public.made AS
SELECT name
   FROM public.t;

ALTER MATERIALIZED VIEW public.options SET (fillfactor=70);

DROP MATERIALIZED VIEW public.columns;

CREATE MATERIALIZED VIEW public.columns AS
SELECT id,
    name
   FROM public.t;

DROP MATERIALIZED VIEW public.dropped;

DROP MATERIALIZED VIEW public.query;

CREATE MATERIALIZED VIEW public.query AS
SELECT id
   FROM public.t
  WHERE (id > 1);

CREATE INDEX query_idx ON public.query (id);
