-- A cast gets another function, or another method.

-- before
CREATE TYPE mood AS ENUM ('sad');
CREATE FUNCTION to_int(mood) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION to_int2(mood) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 2';
CREATE FUNCTION to_mood(text) RETURNS mood LANGUAGE sql IMMUTABLE AS $$SELECT 'sad'::mood$$;
CREATE CAST (mood AS int) WITH FUNCTION to_int(mood);
CREATE CAST (text AS mood) WITH INOUT;

-- after
CREATE TYPE mood AS ENUM ('sad');
CREATE FUNCTION to_int(mood) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION to_int2(mood) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 2';
CREATE FUNCTION to_mood(text) RETURNS mood LANGUAGE sql IMMUTABLE AS $$SELECT 'sad'::mood$$;
CREATE CAST (mood AS int) WITH FUNCTION to_int2(mood);
CREATE CAST (text AS mood) WITH FUNCTION to_mood(text);

-- plan
DROP CAST (public.mood AS integer);

CREATE CAST (public.mood AS integer) WITH FUNCTION public.to_int2(public.mood);

DROP CAST (text AS public.mood);

CREATE CAST (text AS public.mood) WITH FUNCTION public.to_mood(text);
