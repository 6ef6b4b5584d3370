-- Comment, grants and owner of a schema.

-- before
CREATE SCHEMA app; COMMENT ON SCHEMA app IS 'old'; GRANT USAGE ON SCHEMA app TO PUBLIC;

-- after
CREATE SCHEMA app; COMMENT ON SCHEMA app IS 'new'; GRANT CREATE ON SCHEMA app TO pg_monitor; ALTER SCHEMA app OWNER TO pg_monitor;

-- plan
ALTER SCHEMA app OWNER TO pg_monitor;

REVOKE USAGE ON SCHEMA app FROM PUBLIC;

COMMENT ON SCHEMA app IS 'new';
