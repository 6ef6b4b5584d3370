-- Who becomes the owner had rights before; columns belong to their table's owner.

-- before
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
GRANT EXECUTE ON FUNCTION f() TO pg_monitor;
CREATE TABLE t (id int PRIMARY KEY);
ALTER TABLE t OWNER TO pg_monitor;

-- after
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
ALTER FUNCTION f() OWNER TO pg_monitor;
CREATE TABLE t (id int PRIMARY KEY, name text);
ALTER TABLE t OWNER TO pg_monitor;
ALTER TABLE t SET (toast.autovacuum_enabled = false);
GRANT SELECT (id) ON t TO pg_monitor;

-- plan
GRANT SELECT (id) ON TABLE public.t TO pg_monitor;

ALTER TABLE public.t ADD COLUMN name text;

ALTER TABLE public.t SET (toast.autovacuum_enabled=false);

ALTER FUNCTION public.f() OWNER TO pg_monitor;
