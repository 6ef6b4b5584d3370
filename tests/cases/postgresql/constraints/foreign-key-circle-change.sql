-- Both foreign keys of a circle change.
-- before
CREATE TABLE a (id integer PRIMARY KEY, b integer);
CREATE TABLE b (id integer PRIMARY KEY, a integer CONSTRAINT b_a REFERENCES a);
ALTER TABLE a ADD CONSTRAINT a_b FOREIGN KEY (b) REFERENCES b;
-- after
CREATE TABLE a (id integer PRIMARY KEY, b integer);
CREATE TABLE b (id integer PRIMARY KEY, a integer CONSTRAINT b_a REFERENCES a ON DELETE CASCADE);
ALTER TABLE a ADD CONSTRAINT a_b FOREIGN KEY (b) REFERENCES b ON DELETE SET NULL;
-- plan
ALTER TABLE public.a ADD CONSTRAINT a_b_new FOREIGN KEY (b) REFERENCES public.b (id) ON DELETE SET NULL NOT VALID;

-- godwit: commit
-- hazard: foreign-key-may-fail: It fails where (b) has values that public.b does not have.
ALTER TABLE public.a VALIDATE CONSTRAINT a_b_new;

-- godwit: commit
ALTER TABLE public.a DROP CONSTRAINT a_b;

ALTER TABLE public.a RENAME CONSTRAINT a_b_new TO a_b;

-- godwit: commit
ALTER TABLE public.b ADD CONSTRAINT b_a_new FOREIGN KEY (a) REFERENCES public.a (id) ON DELETE CASCADE NOT VALID;

-- godwit: commit
-- hazard: foreign-key-may-fail: It fails where (a) has values that public.a does not have.
ALTER TABLE public.b VALIDATE CONSTRAINT b_a_new;

-- godwit: commit
ALTER TABLE public.b DROP CONSTRAINT b_a;

ALTER TABLE public.b RENAME CONSTRAINT b_a_new TO b_a;
