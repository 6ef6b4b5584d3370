-- A view that gets a column is replaced in place.
-- plan of: >= 16
-- before
CREATE TABLE t (id int, name text); CREATE VIEW v AS SELECT id FROM t;
-- after
CREATE TABLE t (id int, name text); CREATE VIEW v AS SELECT id, name FROM t;
-- plan
CREATE OR REPLACE VIEW public.v AS
SELECT id,
    name
   FROM public.t;
