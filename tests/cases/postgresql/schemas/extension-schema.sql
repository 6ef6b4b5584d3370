-- An extension moves to another schema, and its comment changes.

-- before
CREATE SCHEMA one; CREATE SCHEMA two; CREATE EXTENSION citext WITH SCHEMA one;

-- after
CREATE SCHEMA one; CREATE SCHEMA two; CREATE EXTENSION citext WITH SCHEMA two; COMMENT ON EXTENSION citext IS 'words';

-- plan
ALTER EXTENSION citext SET SCHEMA two;

COMMENT ON EXTENSION citext IS 'words';
