-- The index of a key becomes the identity of rows for replication.

-- before
CREATE TABLE t (id int NOT NULL, CONSTRAINT t_id_key UNIQUE (id));

-- after
CREATE TABLE t (id int NOT NULL, CONSTRAINT t_id_key UNIQUE (id)); ALTER TABLE t REPLICA IDENTITY USING INDEX t_id_key;

-- plan
ALTER TABLE public.t REPLICA IDENTITY USING INDEX t_id_key;
