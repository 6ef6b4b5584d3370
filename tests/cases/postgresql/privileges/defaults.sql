-- A view that is made again has its own grants, not those of default privileges.
-- plan of: >= 16
-- before
CREATE TABLE t (id int, name text); ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC; CREATE VIEW v AS SELECT id, name FROM t; REVOKE ALL ON v FROM PUBLIC;
-- after
CREATE TABLE t (id int, name text); ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC; CREATE VIEW v AS SELECT id FROM t; REVOKE ALL ON v FROM PUBLIC;
-- plan
DROP VIEW public.v;

CREATE VIEW public.v AS
SELECT id
   FROM public.t;

REVOKE SELECT ON TABLE public.v FROM PUBLIC;
