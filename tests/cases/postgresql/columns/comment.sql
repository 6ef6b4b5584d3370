-- Comments come, change and go.

-- before
CREATE TABLE t (id int PRIMARY KEY, a int, b int); COMMENT ON COLUMN t.a IS 'one'; COMMENT ON COLUMN t.b IS 'it''s';

-- after
CREATE TABLE t (id int PRIMARY KEY, a int, b int); COMMENT ON COLUMN t.a IS 'two'; COMMENT ON COLUMN t.id IS 'key';

-- plan
COMMENT ON COLUMN public.t.id IS 'key';

COMMENT ON COLUMN public.t.a IS 'two';

COMMENT ON COLUMN public.t.b IS NULL;
