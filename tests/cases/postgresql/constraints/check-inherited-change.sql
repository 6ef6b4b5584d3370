-- The check of a parent table and its heirs is replaced as one.
-- before
CREATE TABLE base (a integer, CONSTRAINT positive CHECK (a > 0));
CREATE TABLE heir () INHERITS (base);
-- after
CREATE TABLE base (a integer, CONSTRAINT positive CHECK (a > 1));
CREATE TABLE heir () INHERITS (base);
-- plan
ALTER TABLE public.base ADD CONSTRAINT positive_new CHECK (a > 1) NOT VALID;

-- godwit: commit
-- hazard: check-may-fail: It fails where rows of public.base break the condition.
ALTER TABLE public.base VALIDATE CONSTRAINT positive_new;

-- godwit: commit
ALTER TABLE public.base DROP CONSTRAINT positive;

ALTER TABLE public.base RENAME CONSTRAINT positive_new TO positive;
