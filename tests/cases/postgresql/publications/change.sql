-- Tables and options of a publication change in place.
-- before
CREATE TABLE t (id int, name text); CREATE TABLE u (id int); CREATE PUBLICATION p FOR TABLE t;
-- after
CREATE TABLE t (id int, name text); CREATE TABLE u (id int); CREATE PUBLICATION p FOR TABLE t, u WITH (publish = 'insert');
-- plan
ALTER PUBLICATION p SET TABLE public.t, public.u;

ALTER PUBLICATION p SET (publish = 'insert', publish_via_partition_root = false);
