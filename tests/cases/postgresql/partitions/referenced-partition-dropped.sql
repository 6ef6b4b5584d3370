-- A partition goes while a foreign key refers to the whole: it is detached first, and a new foreign key comes afterwards.
-- before
CREATE TABLE parts (id integer NOT NULL, kind integer NOT NULL) PARTITION BY LIST (kind);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES IN (1);
CREATE TABLE parts_2 PARTITION OF parts FOR VALUES IN (2);
ALTER TABLE parts ADD CONSTRAINT parts_key UNIQUE (id, kind);
CREATE TABLE uses (part integer, kind integer);
ALTER TABLE uses ADD CONSTRAINT uses_part FOREIGN KEY (part, kind) REFERENCES parts (id, kind);
-- after
CREATE TABLE parts (id integer NOT NULL, kind integer NOT NULL) PARTITION BY LIST (kind);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES IN (1);
ALTER TABLE parts ADD CONSTRAINT parts_key UNIQUE (id, kind);
CREATE TABLE uses (part integer, kind integer);
ALTER TABLE uses ADD CONSTRAINT uses_part FOREIGN KEY (part, kind) REFERENCES parts (id, kind);
-- plan
-- hazard: pg-detach-partition-not-concurrent: Reads and writes of public.parts wait while the partition is detached, which looks at no rows.
-- hazard: foreign-key-may-fail: It fails where rows refer to those of the partition.
ALTER TABLE public.parts DETACH PARTITION public.parts_2;

-- hazard: drop-table: The table is dropped with all its rows.
DROP TABLE public.parts_2;
