-- An heir that has the check by itself too.
-- before
CREATE TABLE base (a integer);
CREATE TABLE heir () INHERITS (base);
-- after
CREATE TABLE base (a integer, CONSTRAINT positive CHECK (a > 0));
CREATE TABLE heir (CONSTRAINT positive CHECK (a > 0)) INHERITS (base);
-- plan
ALTER TABLE public.base ADD CONSTRAINT positive CHECK (a > 0) NOT VALID;

-- godwit: commit
-- hazard: check-may-fail: It fails where rows of public.base break the condition.
ALTER TABLE public.base VALIDATE CONSTRAINT positive;

-- godwit: commit
ALTER TABLE public.heir ADD CONSTRAINT positive CHECK (a > 0) NOT VALID;

-- godwit: commit
-- hazard: check-may-fail: It fails where rows of public.heir break the condition.
ALTER TABLE public.heir VALIDATE CONSTRAINT positive;
