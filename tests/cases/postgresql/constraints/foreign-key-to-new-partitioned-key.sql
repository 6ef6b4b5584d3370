-- The key of a partitioned table is one when its partitions have their parts of it: the foreign key comes then.
-- before
CREATE TABLE parts (id integer NOT NULL, kind integer NOT NULL) PARTITION BY LIST (kind);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES IN (1);
-- after
CREATE TABLE parts (id integer NOT NULL, kind integer NOT NULL) PARTITION BY LIST (kind);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES IN (1);
ALTER TABLE parts ADD CONSTRAINT parts_key UNIQUE (id, kind);
CREATE TABLE uses (part integer, kind integer);
ALTER TABLE uses ADD CONSTRAINT uses_part FOREIGN KEY (part, kind) REFERENCES parts (id, kind);
-- plan
CREATE TABLE public.uses (
    part integer,
    kind integer
);

ALTER TABLE ONLY public.parts ADD CONSTRAINT parts_key UNIQUE (id, kind);

-- hazard: unique-may-fail: It fails where rows of public.parts_1 have the same values in (id, kind).
CREATE UNIQUE INDEX CONCURRENTLY parts_1_id_kind_key ON public.parts_1 (id, kind);

ALTER TABLE public.parts_1 ADD CONSTRAINT parts_1_id_kind_key UNIQUE USING INDEX parts_1_id_kind_key;

ALTER INDEX public.parts_key ATTACH PARTITION public.parts_1_id_kind_key;

ALTER TABLE public.uses ADD CONSTRAINT uses_part FOREIGN KEY (part, kind) REFERENCES public.parts (id, kind);
