-- Columns, table and kind of match of a foreign key change.

-- before
CREATE TABLE one (id int PRIMARY KEY, code int, UNIQUE (id, code));
CREATE TABLE two (id int PRIMARY KEY, code int, UNIQUE (code));
CREATE TABLE t (id int PRIMARY KEY, a int, b int,
    CONSTRAINT columns_fk FOREIGN KEY (a) REFERENCES one (id),
    CONSTRAINT table_fk FOREIGN KEY (a) REFERENCES one (id),
    CONSTRAINT match_fk FOREIGN KEY (a, b) REFERENCES one (id, code),
    CONSTRAINT referenced_fk FOREIGN KEY (b) REFERENCES two (id));

-- after
CREATE TABLE one (id int PRIMARY KEY, code int, UNIQUE (id, code));
CREATE TABLE two (id int PRIMARY KEY, code int, UNIQUE (code));
CREATE TABLE t (id int PRIMARY KEY, a int, b int,
    CONSTRAINT columns_fk FOREIGN KEY (b) REFERENCES one (id),
    CONSTRAINT table_fk FOREIGN KEY (a) REFERENCES two (id),
    CONSTRAINT match_fk FOREIGN KEY (a, b) REFERENCES one (id, code) MATCH FULL,
    CONSTRAINT referenced_fk FOREIGN KEY (b) REFERENCES two (code));

-- plan
ALTER TABLE public.t ADD CONSTRAINT columns_fk_new FOREIGN KEY (b) REFERENCES public.one (id) NOT VALID;

-- godwit: commit
-- hazard: foreign-key-may-fail: It fails where (b) has values that public.one does not have.
ALTER TABLE public.t VALIDATE CONSTRAINT columns_fk_new;

-- godwit: commit
ALTER TABLE public.t DROP CONSTRAINT columns_fk;

ALTER TABLE public.t RENAME CONSTRAINT columns_fk_new TO columns_fk;

ALTER TABLE public.t ADD CONSTRAINT match_fk_new FOREIGN KEY (a, b) REFERENCES public.one (id, code) MATCH FULL NOT VALID;

-- godwit: commit
-- hazard: foreign-key-may-fail: It fails where (a, b) has values that public.one does not have.
ALTER TABLE public.t VALIDATE CONSTRAINT match_fk_new;

-- godwit: commit
ALTER TABLE public.t DROP CONSTRAINT match_fk;

ALTER TABLE public.t RENAME CONSTRAINT match_fk_new TO match_fk;

ALTER TABLE public.t ADD CONSTRAINT referenced_fk_new FOREIGN KEY (b) REFERENCES public.two (code) NOT VALID;

-- godwit: commit
-- hazard: foreign-key-may-fail: It fails where (b) has values that public.two does not have.
ALTER TABLE public.t VALIDATE CONSTRAINT referenced_fk_new;

-- godwit: commit
ALTER TABLE public.t DROP CONSTRAINT referenced_fk;

ALTER TABLE public.t RENAME CONSTRAINT referenced_fk_new TO referenced_fk;

ALTER TABLE public.t ADD CONSTRAINT table_fk_new FOREIGN KEY (a) REFERENCES public.two (id) NOT VALID;

-- godwit: commit
-- hazard: foreign-key-may-fail: It fails where (a) has values that public.two does not have.
ALTER TABLE public.t VALIDATE CONSTRAINT table_fk_new;

-- godwit: commit
ALTER TABLE public.t DROP CONSTRAINT table_fk;

ALTER TABLE public.t RENAME CONSTRAINT table_fk_new TO table_fk;
