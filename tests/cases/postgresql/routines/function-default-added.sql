-- An argument that may be left out from now on changes in place.

-- plan of: >= 16
-- before
CREATE FUNCTION f(a int, b text) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE VIEW v AS SELECT f(1, 'x') AS f;

-- after
CREATE FUNCTION f(a int, b text DEFAULT 'default') RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE VIEW v AS SELECT f(1, 'x') AS f;

-- plan
CREATE OR REPLACE FUNCTION public.f(a integer, b text DEFAULT 'default'::text)
    RETURNS integer
    LANGUAGE sql
AS $$SELECT 1$$;
