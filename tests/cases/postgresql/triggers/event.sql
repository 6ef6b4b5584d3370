-- Event triggers are made, changed, switched and dropped.

-- before
CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN NULL; END';
CREATE FUNCTION g() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN NULL; END';
CREATE EVENT TRIGGER changed ON ddl_command_start EXECUTE FUNCTION f();
CREATE EVENT TRIGGER switched ON ddl_command_end EXECUTE FUNCTION f();
CREATE EVENT TRIGGER dropped ON sql_drop EXECUTE FUNCTION f();

-- after
CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN NULL; END';
CREATE FUNCTION g() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN NULL; END';
CREATE EVENT TRIGGER changed ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'ALTER TABLE') EXECUTE FUNCTION g();
CREATE EVENT TRIGGER switched ON ddl_command_end EXECUTE FUNCTION f();
ALTER EVENT TRIGGER switched DISABLE;
CREATE EVENT TRIGGER made ON table_rewrite EXECUTE FUNCTION f();

-- plan
CREATE EVENT TRIGGER made ON table_rewrite EXECUTE FUNCTION public.f();

ALTER EVENT TRIGGER switched DISABLE;

DROP EVENT TRIGGER changed;

CREATE EVENT TRIGGER changed ON ddl_command_end WHEN TAG IN ('ALTER TABLE', 'CREATE TABLE') EXECUTE FUNCTION public.g();

DROP EVENT TRIGGER dropped;
