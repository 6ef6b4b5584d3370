-- A function comes after what its body mentions, whatever their names.

-- before

-- after
SET check_function_bodies = off;
CREATE FUNCTION a() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM z';
CREATE FUNCTION b() RETURNS bigint LANGUAGE sql AS 'SELECT a() + c()';
CREATE FUNCTION c() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';
CREATE VIEW y AS SELECT b() AS b;
CREATE TABLE z (id int PRIMARY KEY);

-- plan
