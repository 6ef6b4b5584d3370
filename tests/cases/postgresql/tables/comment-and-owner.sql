-- Comment and owner of a table.

-- before
CREATE TABLE t (id int PRIMARY KEY); COMMENT ON TABLE t IS 'old';

-- after
CREATE TABLE t (id int PRIMARY KEY); COMMENT ON TABLE t IS 'new'; ALTER TABLE t OWNER TO pg_monitor;

-- plan
ALTER TABLE public.t OWNER TO pg_monitor;

COMMENT ON TABLE public.t IS 'new';
