-- A new heir has no rows that break a constraint which its parent has not looked at.
-- one way

-- before
CREATE TABLE base (id int, name text);
CREATE TABLE old () INHERITS (base);
ALTER TABLE base ADD CONSTRAINT named CHECK (name IS NOT NULL) NOT VALID;

-- after
CREATE TABLE base (id int, name text);
CREATE TABLE old () INHERITS (base);
ALTER TABLE base ADD CONSTRAINT named CHECK (name IS NOT NULL) NOT VALID;
ALTER TABLE old VALIDATE CONSTRAINT named;
ALTER TABLE base ADD CONSTRAINT positive CHECK (id > 0) NOT VALID;
CREATE TABLE heir () INHERITS (base);
ALTER TABLE old VALIDATE CONSTRAINT positive;

-- plan
CREATE TABLE public.heir ()
INHERITS (public.base);

ALTER TABLE public.base ADD CONSTRAINT positive CHECK (id > 0) NOT VALID;

ALTER TABLE public.heir VALIDATE CONSTRAINT positive;

-- godwit: commit
-- hazard: check-may-fail: It fails where rows of public.old break the condition.
ALTER TABLE public.old VALIDATE CONSTRAINT positive;

-- godwit: commit
-- hazard: check-may-fail: It fails where rows of public.old break the condition.
ALTER TABLE public.old VALIDATE CONSTRAINT named;
