-- Grants are exact: what is not wanted is revoked.
-- before
CREATE TABLE t (id int, name text); GRANT SELECT, INSERT ON t TO PUBLIC;
-- after
CREATE TABLE t (id int, name text); GRANT SELECT, UPDATE (name) ON t TO PUBLIC;
-- plan
REVOKE INSERT ON TABLE public.t FROM PUBLIC;

GRANT UPDATE (name) ON TABLE public.t TO PUBLIC;
