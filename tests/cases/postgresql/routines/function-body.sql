-- A new body takes the place of the old one; whatever uses the function stays.

-- plan of: >= 16
-- before
CREATE FUNCTION double(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a + a';
CREATE VIEW doubled AS SELECT double(1) AS two;

-- after
CREATE FUNCTION double(a int) RETURNS int LANGUAGE sql IMMUTABLE AS $$
    -- twice
    SELECT 2 * a
$$;
CREATE VIEW doubled AS SELECT double(1) AS two;

-- plan
CREATE OR REPLACE FUNCTION public.double(a integer)
    RETURNS integer
    LANGUAGE sql IMMUTABLE
AS $$
    -- twice
    SELECT 2 * a
$$;
