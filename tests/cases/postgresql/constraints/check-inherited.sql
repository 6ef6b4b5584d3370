-- A check of a parent table is the check of its heirs; NO INHERIT keeps it to itself.
-- before
CREATE TABLE base (a integer, b integer);
CREATE TABLE heir () INHERITS (base);
-- after
CREATE TABLE base (a integer, b integer, CONSTRAINT positive CHECK (a > 0), CONSTRAINT own CHECK (b > 0) NO INHERIT);
CREATE TABLE heir (CONSTRAINT also CHECK (b > 1)) INHERITS (base);
-- plan
ALTER TABLE public.base ADD CONSTRAINT own CHECK (b > 0) NO INHERIT NOT VALID;

-- godwit: commit
-- hazard: check-may-fail: It fails where rows of public.base break the condition.
ALTER TABLE public.base VALIDATE CONSTRAINT own;

ALTER TABLE public.base ADD CONSTRAINT positive CHECK (a > 0) NOT VALID;

-- godwit: commit
-- hazard: check-may-fail: It fails where rows of public.base break the condition.
ALTER TABLE public.base VALIDATE CONSTRAINT positive;

-- godwit: commit
ALTER TABLE public.heir ADD CONSTRAINT also CHECK (b > 1) NOT VALID;

-- godwit: commit
-- hazard: check-may-fail: It fails where rows of public.heir break the condition.
ALTER TABLE public.heir VALIDATE CONSTRAINT also;
