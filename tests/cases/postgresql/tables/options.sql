-- Options, persistence, replica identity and row security change in place.
-- before
CREATE TABLE users (id int) WITH (fillfactor = 70);
-- after
CREATE UNLOGGED TABLE users (id int) WITH (autovacuum_enabled = off); ALTER TABLE users REPLICA IDENTITY FULL; ALTER TABLE users ENABLE ROW LEVEL SECURITY; ALTER TABLE users FORCE ROW LEVEL SECURITY;
-- plan
