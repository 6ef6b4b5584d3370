-- A policy comes before row-level security is enabled.
-- before
CREATE TABLE t (id int, name text);
-- after
CREATE TABLE t (id int, name text); CREATE POLICY p ON t AS RESTRICTIVE FOR SELECT USING (id > 1); ALTER TABLE t ENABLE ROW LEVEL SECURITY;
-- plan
ALTER TABLE public.t ENABLE ROW LEVEL SECURITY;

CREATE POLICY p ON public.t AS RESTRICTIVE FOR SELECT USING ((id > 1));
