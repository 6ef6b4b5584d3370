-- Procedures are made, changed and made again.

-- before
CREATE PROCEDURE p(a int) LANGUAGE plpgsql AS 'BEGIN COMMIT; END';
CREATE PROCEDURE q(INOUT a int) LANGUAGE plpgsql AS 'BEGIN a := 1; END';
CREATE PROCEDURE gone() LANGUAGE sql AS 'SELECT 1';

-- after
CREATE PROCEDURE p(a int) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS 'BEGIN COMMIT; END';
CREATE PROCEDURE q(INOUT b int DEFAULT 2) LANGUAGE plpgsql AS 'BEGIN b := 1; END';
CREATE PROCEDURE r(VARIADIC a text[]) LANGUAGE plpgsql AS 'BEGIN NULL; END';

-- plan
ALTER PROCEDURE public.p(integer)
    SECURITY DEFINER
    SET search_path TO 'public';

CREATE PROCEDURE public.r(VARIADIC a text[])
    LANGUAGE plpgsql
AS $$BEGIN NULL; END$$;

DROP PROCEDURE public.gone();

DROP PROCEDURE public.q(integer);

CREATE PROCEDURE public.q(INOUT b integer DEFAULT 2)
    LANGUAGE plpgsql
AS $$BEGIN b := 1; END$$;
