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
ALTER TABLE public.uses ADD CONSTRAINT uses_part FOREIGN KEY (part, kind) REFERENCES public.parts (id, kind) ON DELETE CASCADE NOT VALID;

-- godwit: commit
-- hazard: foreign-key-may-fail: It fails where (part, kind) has values that public.parts does not have.
ALTER TABLE public.uses VALIDATE CONSTRAINT uses_part;
