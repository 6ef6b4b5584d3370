-- A view that loses a column is made again, with the view on it and its grants.
-- plan of: >= 16
-- before
CREATE TABLE t (id int, name text); CREATE VIEW v AS SELECT id, name FROM t; CREATE VIEW w AS SELECT id FROM v; GRANT SELECT ON w TO PUBLIC; COMMENT ON VIEW w IS 'x';
-- after
CREATE TABLE t (id int, name text); CREATE VIEW v AS SELECT id FROM t; CREATE VIEW w AS SELECT id FROM v; GRANT SELECT ON w TO PUBLIC; COMMENT ON VIEW w IS 'x';
-- plan
DROP VIEW public.w;

DROP VIEW public.v;

CREATE VIEW public.v AS
SELECT id
   FROM public.t;

CREATE VIEW public.w AS
SELECT id
   FROM public.v;

GRANT SELECT ON TABLE public.w TO PUBLIC;

COMMENT ON VIEW public.w IS 'x';
