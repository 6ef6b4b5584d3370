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
