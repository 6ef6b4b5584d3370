-- Two tables that refer to each other change together: their foreign keys have to let go.

-- before
CREATE TABLE a (id int PRIMARY KEY, b_id int); CREATE TABLE b (id int PRIMARY KEY, a_id int, CONSTRAINT b_fk FOREIGN KEY (a_id) REFERENCES a);
ALTER TABLE a ADD CONSTRAINT a_fk FOREIGN KEY (b_id) REFERENCES b;

-- after
CREATE UNLOGGED TABLE a (id int PRIMARY KEY, b_id int); CREATE UNLOGGED TABLE b (id int PRIMARY KEY, a_id int, CONSTRAINT b_fk FOREIGN KEY (a_id) REFERENCES a);
ALTER TABLE a ADD CONSTRAINT a_fk FOREIGN KEY (b_id) REFERENCES b;

-- plan
-- hazard: pg-drop-fk: Reads and writes of public.a and public.b wait while it is dropped.
ALTER TABLE public.a DROP CONSTRAINT a_fk;

-- godwit: commit
-- hazard: pg-drop-fk: Reads and writes of public.b and public.a wait while it is dropped.
ALTER TABLE public.b DROP CONSTRAINT b_fk;

-- godwit: commit
ALTER TABLE public.a SET UNLOGGED;

-- godwit: commit
ALTER TABLE public.b SET UNLOGGED;

-- godwit: commit
ALTER TABLE public.a ADD CONSTRAINT a_fk FOREIGN KEY (b_id) REFERENCES public.b (id) NOT VALID;

-- godwit: commit
-- hazard: foreign-key-may-fail: It fails where (b_id) has values that public.b does not have.
ALTER TABLE public.a VALIDATE CONSTRAINT a_fk;

-- godwit: commit
ALTER TABLE public.b ADD CONSTRAINT b_fk FOREIGN KEY (a_id) REFERENCES public.a (id) NOT VALID;

-- godwit: commit
-- hazard: foreign-key-may-fail: It fails where (a_id) has values that public.a does not have.
ALTER TABLE public.b VALIDATE CONSTRAINT b_fk;
