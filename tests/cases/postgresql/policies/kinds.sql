-- Command, kind and roles of policies change: the first two take a policy made again.

-- before
CREATE TABLE t (id int PRIMARY KEY); ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY command ON t FOR SELECT USING (id > 1);
CREATE POLICY kind ON t USING (id > 1);
CREATE POLICY roles ON t USING (id > 1);
CREATE POLICY gone ON t USING (id > 1);

-- after
CREATE TABLE t (id int PRIMARY KEY); ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY command ON t FOR UPDATE USING (id > 1);
CREATE POLICY kind ON t AS RESTRICTIVE USING (id > 1);
CREATE POLICY roles ON t TO pg_monitor USING (id > 1);

-- plan
ALTER POLICY roles ON public.t TO pg_monitor USING ((id > 1));

DROP POLICY command ON public.t;

CREATE POLICY command ON public.t FOR UPDATE USING ((id > 1));

DROP POLICY gone ON public.t;

DROP POLICY kind ON public.t;

CREATE POLICY kind ON public.t AS RESTRICTIVE USING ((id > 1));
