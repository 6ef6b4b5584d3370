-- A condition changes in place.
-- before
CREATE TABLE t (id int, name text); CREATE POLICY p ON t USING (id > 1);
-- after
CREATE TABLE t (id int, name text); CREATE POLICY p ON t USING (id > 2) WITH CHECK (name <> '');
-- plan
ALTER POLICY p ON public.t USING ((id > 2)) WITH CHECK ((name <> ''::text));
