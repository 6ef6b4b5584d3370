-- The comment of an index.

-- before
CREATE TABLE t (id int PRIMARY KEY, a int); CREATE INDEX t_a_idx ON t (a);

-- after
CREATE TABLE t (id int PRIMARY KEY, a int); CREATE INDEX t_a_idx ON t (a); COMMENT ON INDEX t_a_idx IS 'it''s quick';

-- plan
COMMENT ON INDEX public.t_a_idx IS 'it''s quick';
