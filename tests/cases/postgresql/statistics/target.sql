-- A statistics target is changed in place.
-- before
CREATE TABLE t (a integer, b integer, c text);
CREATE STATISTICS t_ab ON a, b FROM t;
ALTER STATISTICS t_ab SET STATISTICS 500;
-- after
CREATE TABLE t (a integer, b integer, c text);
CREATE STATISTICS t_ab ON a, b FROM t;
-- plan
ALTER STATISTICS public.t_ab SET STATISTICS -1;
