-- A foreign key to a partitioned table.
-- before
CREATE TABLE parts (id integer, kind integer, PRIMARY KEY (id, kind)) PARTITION BY LIST (kind);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES IN (1);
CREATE TABLE parts_2 PARTITION OF parts DEFAULT;
CREATE TABLE uses (part integer, kind integer);
-- after
CREATE TABLE parts (id integer, kind integer, PRIMARY KEY (id, kind)) PARTITION BY LIST (kind);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES IN (1);
CREATE TABLE parts_2 PARTITION OF parts DEFAULT;
CREATE TABLE uses (part integer, kind integer);
ALTER TABLE uses ADD CONSTRAINT uses_part FOREIGN KEY (part, kind) REFERENCES parts ON DELETE CASCADE;
-- plan
