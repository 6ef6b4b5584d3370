-- A function comes after what its body mentions, whatever their names.

-- plan of: >= 16
-- before

-- after
SET check_function_bodies = off;
CREATE FUNCTION a() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM z';
CREATE FUNCTION b() RETURNS bigint LANGUAGE sql AS 'SELECT a() + c()';
CREATE FUNCTION c() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';
CREATE VIEW y AS SELECT b() AS b;
CREATE TABLE z (id int PRIMARY KEY);

-- plan
CREATE TABLE public.z (
    id integer NOT NULL
);

ALTER TABLE public.z ADD CONSTRAINT z_pkey PRIMARY KEY (id);

CREATE FUNCTION public.a()
    RETURNS bigint
    LANGUAGE sql
AS $$SELECT count(*) FROM z$$;

CREATE FUNCTION public.c()
    RETURNS bigint
    LANGUAGE sql
AS $$SELECT 1::bigint$$;

CREATE FUNCTION public.b()
    RETURNS bigint
    LANGUAGE sql
AS $$SELECT a() + c()$$;

CREATE VIEW public.y AS
SELECT public.b() AS b;
