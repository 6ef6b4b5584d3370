-- A function becomes a procedure of the same name.

-- before
CREATE FUNCTION f(a int) RETURNS void LANGUAGE sql AS 'SELECT 1';

-- after
CREATE PROCEDURE f(a int) LANGUAGE sql AS 'SELECT 1';

-- plan
DROP FUNCTION public.f(integer);

CREATE PROCEDURE public.f(IN a integer)
    LANGUAGE sql
AS $$SELECT 1$$;
