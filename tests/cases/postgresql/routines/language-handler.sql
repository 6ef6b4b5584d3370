-- Another handler takes a language made again, with the functions in it.

-- before
CREATE FUNCTION handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE LANGUAGE pl HANDLER plpgsql_call_handler;
CREATE FUNCTION f() RETURNS int LANGUAGE pl AS 'BEGIN RETURN 1; END';

-- after
CREATE FUNCTION handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE LANGUAGE pl HANDLER handler;
CREATE FUNCTION f() RETURNS int LANGUAGE pl AS 'BEGIN RETURN 1; END';

-- plan
CREATE OR REPLACE LANGUAGE pl HANDLER public.handler;
