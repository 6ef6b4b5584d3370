-- Statistics of another name are renamed.
-- before
CREATE TABLE t (a integer, b integer, c text);
CREATE STATISTICS t_ab ON a, b FROM t;
-- after
CREATE TABLE t (a integer, b integer, c text);
CREATE STATISTICS t_two ON a, b FROM t;
-- plan
ALTER STATISTICS public.t_ab RENAME TO t_two;
