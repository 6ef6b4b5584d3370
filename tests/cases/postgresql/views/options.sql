-- Options of a view change in place.
-- plan of: >= 16
-- before
CREATE TABLE t (id int, name text); CREATE VIEW v AS SELECT id FROM t WHERE id > 1;
-- after
CREATE TABLE t (id int, name text); CREATE VIEW v WITH (security_barrier = true) AS SELECT id FROM t WHERE id > 1 WITH LOCAL CHECK OPTION;
-- plan
ALTER VIEW public.v SET (check_option=local, security_barrier=true);
