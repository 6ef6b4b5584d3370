-- A partition goes before the foreign key comes that refers to the whole.
-- before
CREATE TABLE parts (id integer NOT NULL, kind integer NOT NULL) PARTITION BY LIST (kind);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES IN (1);
CREATE TABLE parts_2 PARTITION OF parts FOR VALUES IN (2);
ALTER TABLE parts ADD CONSTRAINT parts_key UNIQUE (id, kind);
CREATE TABLE uses (part integer, kind integer);
-- after
CREATE TABLE parts (id integer NOT NULL, kind integer NOT NULL) PARTITION BY LIST (kind);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES IN (1);
ALTER TABLE parts ADD CONSTRAINT parts_key UNIQUE (id, kind);
CREATE TABLE uses (part integer, kind integer);
ALTER TABLE uses ADD CONSTRAINT uses_part FOREIGN KEY (part, kind) REFERENCES parts (id, kind);
-- plan
-- hazard: drop-table: The table is dropped with all its rows.
DROP TABLE public.parts_2;

ALTER TABLE public.uses ADD CONSTRAINT uses_part FOREIGN KEY (part, kind) REFERENCES public.parts (id, kind) NOT VALID;

-- godwit: commit
-- hazard: foreign-key-may-fail: It fails where (part, kind) has values that public.parts does not have.
ALTER TABLE public.uses VALIDATE CONSTRAINT uses_part;
