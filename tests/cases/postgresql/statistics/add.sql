-- Statistics of columns and of expressions.
-- version: >= 14
-- before
CREATE TABLE t (a integer, b integer, c text);
-- after
CREATE TABLE t (a integer, b integer, c text);
CREATE STATISTICS t_ab ON a, b FROM t;
CREATE STATISTICS t_some (ndistinct, mcv) ON a, lower(c), (b + 1) FROM t;
CREATE STATISTICS t_case ON (CASE WHEN a > 1 THEN 2 END), a FROM t;
ALTER STATISTICS t_ab SET STATISTICS 500;
-- plan
CREATE STATISTICS public.t_ab ON a, b FROM public.t;

ALTER STATISTICS public.t_ab SET STATISTICS 500;

CREATE STATISTICS public.t_case ON a, (
CASE
    WHEN (a > 1) THEN 2
    ELSE NULL::integer
END) FROM public.t;

CREATE STATISTICS public.t_some (ndistinct, mcv) ON a, (lower(c)), ((b + 1)) FROM public.t;
