-- A language is made and changed in place.

-- before
CREATE LANGUAGE pl HANDLER plpgsql_call_handler;
CREATE FUNCTION f() RETURNS int LANGUAGE pl AS 'BEGIN RETURN 1; END';

-- after
CREATE TRUSTED LANGUAGE pl HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator;
CREATE FUNCTION f() RETURNS int LANGUAGE pl AS 'BEGIN RETURN 1; END';
CREATE LANGUAGE "Other" HANDLER plpgsql_call_handler;

-- plan
CREATE LANGUAGE "Other" HANDLER plpgsql_call_handler;

CREATE OR REPLACE TRUSTED LANGUAGE pl HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator;
