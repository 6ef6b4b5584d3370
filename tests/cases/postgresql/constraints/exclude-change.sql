-- Another exclusion of the same name.
-- before
CREATE EXTENSION btree_gist;
CREATE TABLE stays (room integer, during daterange, guest text);
ALTER TABLE stays ADD CONSTRAINT one_guest EXCLUDE USING gist (room WITH =, during WITH &&);
-- after
CREATE EXTENSION btree_gist;
CREATE TABLE stays (room integer, during daterange, guest text);
ALTER TABLE stays ADD CONSTRAINT one_guest EXCLUDE USING gist (room WITH =, during WITH &&) WHERE (room > 0);
-- plan
ALTER TABLE public.stays DROP CONSTRAINT one_guest;

-- hazard: pg-add-exclusion: Reads and writes of public.stays wait until its index is built.
-- hazard: exclusion-may-fail: It fails where rows of public.stays exclude each other.
ALTER TABLE public.stays ADD CONSTRAINT one_guest EXCLUDE USING gist (room WITH =, during WITH &&) WHERE (room > 0);
