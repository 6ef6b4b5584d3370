-- Comments of a constraint and of its index.

-- before
CREATE TABLE t (id int CONSTRAINT t_key PRIMARY KEY, a int CONSTRAINT positive CHECK (a > 0));
COMMENT ON CONSTRAINT positive ON t IS 'old';

-- after
CREATE TABLE t (id int CONSTRAINT t_key PRIMARY KEY, a int CONSTRAINT positive CHECK (a > 0));
COMMENT ON CONSTRAINT positive ON t IS 'new'; COMMENT ON CONSTRAINT t_key ON t IS 'the key'; COMMENT ON INDEX t_key IS 'its index';

-- plan
COMMENT ON CONSTRAINT positive ON public.t IS 'new';

COMMENT ON INDEX public.t_key IS 'its index';

COMMENT ON CONSTRAINT t_key ON public.t IS 'the key';
