-- Options, persistence, replica identity and row security change in place.
-- before
CREATE TABLE users (id int) WITH (fillfactor = 70);
-- after
CREATE UNLOGGED TABLE users (id int) WITH (autovacuum_enabled = off); ALTER TABLE users REPLICA IDENTITY FULL; ALTER TABLE users ENABLE ROW LEVEL SECURITY; ALTER TABLE users FORCE ROW LEVEL SECURITY;
-- plan
ALTER TABLE public.users SET UNLOGGED;

ALTER TABLE public.users SET (autovacuum_enabled=off);

ALTER TABLE public.users RESET (fillfactor);

ALTER TABLE public.users REPLICA IDENTITY FULL;

ALTER TABLE public.users ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.users FORCE ROW LEVEL SECURITY;
