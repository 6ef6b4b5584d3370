-- Only some of the columns are set to NULL.
-- version: >= 15

-- before
CREATE TABLE one (id int, code int, PRIMARY KEY (id, code));
CREATE TABLE t (id int PRIMARY KEY, a int, b int, CONSTRAINT fk FOREIGN KEY (a, b) REFERENCES one (id, code) ON DELETE SET NULL);

-- after
CREATE TABLE one (id int, code int, PRIMARY KEY (id, code));
CREATE TABLE t (id int PRIMARY KEY, a int, b int, CONSTRAINT fk FOREIGN KEY (a, b) REFERENCES one (id, code) ON DELETE SET NULL (b));

-- plan
ALTER TABLE public.t ADD CONSTRAINT fk_new FOREIGN KEY (a, b) REFERENCES public.one (id, code) ON DELETE SET NULL (b) NOT VALID;

-- godwit: commit
-- hazard: foreign-key-may-fail: It fails where (a, b) has values that public.one does not have.
ALTER TABLE public.t VALIDATE CONSTRAINT fk_new;

-- godwit: commit
ALTER TABLE public.t DROP CONSTRAINT fk;

ALTER TABLE public.t RENAME CONSTRAINT fk_new TO fk;
