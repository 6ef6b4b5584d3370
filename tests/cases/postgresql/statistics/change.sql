-- Other kinds or columns need new statistics.
-- before
CREATE TABLE t (a integer, b integer, c text);
CREATE STATISTICS t_ab (ndistinct) ON a, b FROM t;
COMMENT ON STATISTICS t_ab IS 'of two';
-- after
CREATE TABLE t (a integer, b integer, c text);
CREATE STATISTICS t_ab (dependencies) ON a, b, c FROM t;
COMMENT ON STATISTICS t_ab IS 'of two';
-- plan
DROP STATISTICS public.t_ab;

CREATE STATISTICS public.t_ab (dependencies) ON a, b, c FROM public.t;

COMMENT ON STATISTICS public.t_ab IS 'of two';
