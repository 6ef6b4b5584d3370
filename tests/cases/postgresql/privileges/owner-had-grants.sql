-- Who becomes the owner keeps the grants it had as the owner's own; what belongs to a table has its owner first.

-- before
CREATE DOMAIN word AS text;
GRANT USAGE ON DOMAIN word TO pg_monitor WITH GRANT OPTION;
CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1';
ALTER PROCEDURE p() OWNER TO pg_signal_backend;
GRANT EXECUTE ON PROCEDURE p() TO pg_monitor WITH GRANT OPTION;
CREATE TABLE t (id int NOT NULL, a int, b int);
GRANT SELECT (a) ON t TO pg_monitor;
GRANT SELECT (b), UPDATE (b) ON t TO pg_monitor;
CREATE TABLE u (id int, a int);
ALTER TABLE u OWNER TO pg_monitor;
GRANT SELECT (a) ON u TO pg_monitor;
CREATE VIEW v AS SELECT 1 AS one;
GRANT SELECT (one) ON v TO pg_monitor;
GRANT INSERT, SELECT ON v TO pg_monitor WITH GRANT OPTION;
CREATE SEQUENCE s OWNED BY t.a;
GRANT USAGE ON SEQUENCE s TO pg_monitor WITH GRANT OPTION;
ALTER DEFAULT PRIVILEGES GRANT USAGE ON SEQUENCES TO pg_monitor;
ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor GRANT SELECT ON SEQUENCES TO PUBLIC;

-- after
CREATE DOMAIN word AS text;
ALTER DOMAIN word OWNER TO pg_monitor;
CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1';
ALTER PROCEDURE p() OWNER TO pg_monitor;
CREATE TABLE t (id int NOT NULL GENERATED ALWAYS AS IDENTITY, a int, b int);
ALTER TABLE t OWNER TO pg_monitor;
GRANT SELECT (b) ON t TO pg_monitor;
CREATE TABLE u (id int, a int);
CREATE VIEW v AS SELECT 1 AS one;
ALTER VIEW v OWNER TO pg_monitor;
REVOKE ALL ON v FROM pg_monitor;
GRANT SELECT ON v TO pg_monitor;
CREATE SEQUENCE s;
ALTER SEQUENCE s OWNER TO pg_monitor;
ALTER SEQUENCE s OWNED BY t.a;
ALTER DEFAULT PRIVILEGES GRANT USAGE ON SEQUENCES TO pg_monitor;
ALTER DEFAULT PRIVILEGES FOR ROLE pg_monitor GRANT SELECT ON SEQUENCES TO PUBLIC;

-- plan
ALTER DOMAIN public.word OWNER TO pg_monitor;

REVOKE GRANT OPTION FOR USAGE ON DOMAIN public.word FROM pg_monitor;

ALTER TABLE public.t OWNER TO pg_monitor;

REVOKE GRANT OPTION FOR USAGE ON SEQUENCE public.s FROM pg_monitor;

-- godwit: commit
ALTER TABLE public.u OWNER TO CURRENT_USER;

-- godwit: commit
ALTER TABLE public.t ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;

REVOKE SELECT ON SEQUENCE public.t_id_seq FROM PUBLIC;

REVOKE SELECT (a) ON TABLE public.t FROM pg_monitor;

REVOKE UPDATE (b) ON TABLE public.t FROM pg_monitor;

-- godwit: commit
REVOKE SELECT (a) ON TABLE public.u FROM CURRENT_USER;

ALTER VIEW public.v OWNER TO pg_monitor;

REVOKE ALL ON TABLE public.v FROM pg_monitor;

GRANT SELECT ON TABLE public.v TO pg_monitor;

REVOKE SELECT (one) ON TABLE public.v FROM pg_monitor;

ALTER PROCEDURE public.p() OWNER TO pg_monitor;

REVOKE GRANT OPTION FOR EXECUTE ON PROCEDURE public.p() FROM pg_monitor;
