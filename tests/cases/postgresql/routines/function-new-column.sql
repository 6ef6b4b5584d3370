-- A body that reads a new column comes after it.

-- before
CREATE TABLE t (id int PRIMARY KEY);
CREATE FUNCTION f() RETURNS text LANGUAGE sql AS 'SELECT ''x''';

-- after
CREATE TABLE t (id int PRIMARY KEY, name text);
CREATE FUNCTION f() RETURNS text LANGUAGE sql AS 'SELECT name FROM t LIMIT 1';

-- plan
ALTER TABLE public.t ADD COLUMN name text;

CREATE OR REPLACE FUNCTION public.f()
    RETURNS text
    LANGUAGE sql
AS $$SELECT name FROM t LIMIT 1$$;
