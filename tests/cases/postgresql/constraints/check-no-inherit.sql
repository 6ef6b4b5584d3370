-- A check that children do not have.

-- before
CREATE TABLE p (id int, CONSTRAINT positive CHECK (id > 0)); CREATE TABLE c () INHERITS (p);

-- after
CREATE TABLE p (id int, CONSTRAINT positive CHECK (id > 0) NO INHERIT); CREATE TABLE c () INHERITS (p);

-- plan
ALTER TABLE public.p ADD CONSTRAINT positive_new CHECK (id > 0) NO INHERIT NOT VALID;

-- godwit: commit
-- hazard: check-may-fail: It fails where rows of public.p break the condition.
ALTER TABLE public.p VALIDATE CONSTRAINT positive_new;

-- godwit: commit
ALTER TABLE public.p DROP CONSTRAINT positive;

ALTER TABLE public.p RENAME CONSTRAINT positive_new TO positive;
