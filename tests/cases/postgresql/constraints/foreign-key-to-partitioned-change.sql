-- The key of a partitioned table that a foreign key needs is replaced.
-- before
CREATE TABLE parts (id integer NOT NULL, kind integer NOT NULL) PARTITION BY LIST (kind);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES IN (1);
CREATE TABLE uses (part integer, kind integer);
ALTER TABLE parts ADD CONSTRAINT parts_key UNIQUE (id, kind);
ALTER TABLE uses ADD CONSTRAINT uses_part FOREIGN KEY (part, kind) REFERENCES parts (id, kind);
-- after
CREATE TABLE parts (id integer NOT NULL, kind integer NOT NULL) PARTITION BY LIST (kind);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES IN (1);
CREATE TABLE uses (part integer, kind integer);
ALTER TABLE parts ADD CONSTRAINT parts_key UNIQUE (id, kind) WITH (fillfactor = 70);
ALTER TABLE uses ADD CONSTRAINT uses_part FOREIGN KEY (part, kind) REFERENCES parts (id, kind);
-- plan
-- hazard: pg-drop-fk: Reads and writes of public.uses and public.parts wait while it is dropped.
ALTER TABLE public.uses DROP CONSTRAINT uses_part;

-- godwit: commit
ALTER TABLE public.parts DROP CONSTRAINT parts_key;

ALTER TABLE ONLY public.parts ADD CONSTRAINT parts_key UNIQUE (id, kind) WITH (fillfactor = 70);

-- hazard: unique-may-fail: It fails where rows of public.parts_1 have the same values in (id, kind).
CREATE UNIQUE INDEX CONCURRENTLY parts_1_id_kind_key ON public.parts_1 (id, kind) WITH (fillfactor = 70);

ALTER TABLE public.parts_1 ADD CONSTRAINT parts_1_id_kind_key UNIQUE USING INDEX parts_1_id_kind_key;

ALTER INDEX public.parts_key ATTACH PARTITION public.parts_1_id_kind_key;

-- godwit: commit
ALTER TABLE public.uses ADD CONSTRAINT uses_part FOREIGN KEY (part, kind) REFERENCES public.parts (id, kind) NOT VALID;

-- godwit: commit
-- hazard: foreign-key-may-fail: It fails where (part, kind) has values that public.parts does not have.
ALTER TABLE public.uses VALIDATE CONSTRAINT uses_part;
