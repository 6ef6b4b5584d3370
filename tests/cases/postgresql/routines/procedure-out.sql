-- Arguments that only come out.
-- version: >= 14

-- before

-- after
CREATE PROCEDURE p(a int, OUT b int, INOUT c text DEFAULT 'x') LANGUAGE plpgsql AS 'BEGIN b := a; END';

-- plan
CREATE PROCEDURE public.p(IN a integer, OUT b integer, INOUT c text DEFAULT 'x'::text)
    LANGUAGE plpgsql
AS $$BEGIN b := a; END$$;
