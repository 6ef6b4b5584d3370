-- An exclusion has no form that leaves the table in use.
-- before
CREATE EXTENSION btree_gist;
CREATE TABLE stays (room integer, during daterange, guest text);
-- after
CREATE EXTENSION btree_gist;
CREATE TABLE stays (room integer, during daterange, guest text);
ALTER TABLE stays ADD CONSTRAINT one_guest EXCLUDE USING gist (room WITH =, lower(guest) WITH <>, during WITH &&) WHERE (room > 0) DEFERRABLE;
-- plan
-- hazard: pg-add-exclusion: Reads and writes of public.stays wait until its index is built.
-- hazard: exclusion-may-fail: It fails where rows of public.stays exclude each other.
ALTER TABLE public.stays ADD CONSTRAINT one_guest EXCLUDE USING gist (room WITH =, lower(guest) WITH <>, during WITH &&) WHERE (room > 0) DEFERRABLE;
