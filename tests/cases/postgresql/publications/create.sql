-- Publications of all tables, of some, and of none.

-- before
CREATE TABLE t (id int PRIMARY KEY, name text);

-- after
CREATE TABLE t (id int PRIMARY KEY, name text); CREATE PUBLICATION everything FOR ALL TABLES; CREATE PUBLICATION part FOR TABLE t WITH (publish_via_partition_root = true); CREATE PUBLICATION nothing;

-- plan
CREATE PUBLICATION everything FOR ALL TABLES WITH (publish = 'insert, update, delete, truncate', publish_via_partition_root = false);

CREATE PUBLICATION nothing WITH (publish = 'insert, update, delete, truncate', publish_via_partition_root = false);

CREATE PUBLICATION part FOR TABLE public.t WITH (publish = 'insert, update, delete, truncate', publish_via_partition_root = true);
