-- Comments, grants and defaults of views and their columns.

-- before
CREATE TABLE t (id int PRIMARY KEY, name text); CREATE VIEW v AS SELECT id, name FROM t;
COMMENT ON VIEW v IS 'old'; COMMENT ON COLUMN v.id IS 'old'; GRANT SELECT ON v TO PUBLIC;

-- after
CREATE TABLE t (id int PRIMARY KEY, name text); CREATE VIEW v AS SELECT id, name FROM t;
COMMENT ON VIEW v IS 'new'; COMMENT ON COLUMN v.id IS 'new'; GRANT UPDATE (name) ON v TO PUBLIC; ALTER VIEW v ALTER name SET DEFAULT 'x'; ALTER VIEW v OWNER TO pg_monitor;

-- plan
ALTER VIEW public.v ALTER COLUMN name SET DEFAULT 'x'::text;

ALTER VIEW public.v OWNER TO pg_monitor;

REVOKE SELECT ON TABLE public.v FROM PUBLIC;

GRANT UPDATE (name) ON TABLE public.v TO PUBLIC;

COMMENT ON VIEW public.v IS 'new';

COMMENT ON COLUMN public.v.id IS 'new';
