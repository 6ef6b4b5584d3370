-- Functions that call each other: bodies are not checked while they are made.

-- before

-- after
SET check_function_bodies = off;
CREATE FUNCTION even(n int) RETURNS boolean LANGUAGE sql AS 'SELECT n = 0 OR odd(n - 1)';
CREATE FUNCTION odd(n int) RETURNS boolean LANGUAGE sql AS 'SELECT n <> 0 AND even(n - 1)';

-- plan
-- Functions mention what is created after them.
SET LOCAL check_function_bodies = off;

CREATE FUNCTION public.even(n integer)
    RETURNS boolean
    LANGUAGE sql
AS $$SELECT n = 0 OR odd(n - 1)$$;

CREATE FUNCTION public.odd(n integer)
    RETURNS boolean
    LANGUAGE sql
AS $$SELECT n <> 0 AND even(n - 1)$$;
