-- A body that is text becomes one that the server parses, and back.
-- version: >= 14

-- before
CREATE TABLE t (id int PRIMARY KEY);
CREATE FUNCTION one() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM t';
CREATE FUNCTION two() RETURNS bigint LANGUAGE sql RETURN 2;

-- after
CREATE TABLE t (id int PRIMARY KEY);
CREATE FUNCTION one() RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FROM t);
CREATE FUNCTION two() RETURNS bigint LANGUAGE sql RETURN 3;

-- plan
CREATE OR REPLACE FUNCTION public.one()
    RETURNS bigint
    LANGUAGE sql
RETURN (SELECT count(*) AS count FROM public.t);

CREATE OR REPLACE FUNCTION public.two()
    RETURNS bigint
    LANGUAGE sql
RETURN 3;
