-- All tables instead of some, schemas, columns and rows of a publication.
-- version: >= 15

-- before
CREATE SCHEMA app; CREATE TABLE app.u (id int PRIMARY KEY); CREATE TABLE t (id int PRIMARY KEY, name text);
CREATE PUBLICATION all_of_them FOR TABLE t; CREATE PUBLICATION schemas FOR TABLE t; CREATE PUBLICATION columns FOR TABLE t; CREATE PUBLICATION root FOR TABLE t;

-- after
CREATE SCHEMA app; CREATE TABLE app.u (id int PRIMARY KEY); CREATE TABLE t (id int PRIMARY KEY, name text);
CREATE PUBLICATION all_of_them FOR ALL TABLES; CREATE PUBLICATION schemas FOR TABLES IN SCHEMA app; CREATE PUBLICATION columns FOR TABLE t (id) WHERE (id > 1); CREATE PUBLICATION root FOR TABLE t WITH (publish_via_partition_root = true);

-- plan
ALTER PUBLICATION columns SET TABLE public.t (id) WHERE ((id > 1));

ALTER PUBLICATION root SET (publish = 'insert, update, delete, truncate', publish_via_partition_root = true);

ALTER PUBLICATION schemas SET TABLES IN SCHEMA app;

DROP PUBLICATION all_of_them;

CREATE PUBLICATION all_of_them FOR ALL TABLES WITH (publish = 'insert, update, delete, truncate', publish_via_partition_root = false);
