-- A schema and an extension come before what is in them.
-- before
-- after
CREATE SCHEMA app; CREATE EXTENSION citext WITH SCHEMA app; CREATE TABLE app.t (id int, name app.citext); COMMENT ON SCHEMA app IS 'the app';
-- plan
CREATE SCHEMA app;

COMMENT ON SCHEMA app IS 'the app';

CREATE EXTENSION citext WITH SCHEMA app;

COMMENT ON EXTENSION citext IS 'data type for case-insensitive character strings';

CREATE TABLE app.t (
    id integer,
    name app.citext
);
