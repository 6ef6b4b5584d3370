-- A check of one name goes from one table to another.
-- before
CREATE TABLE a (x integer CONSTRAINT positive CHECK (x > 0));
CREATE TABLE b (x integer);
-- after
CREATE TABLE a (x integer);
CREATE TABLE b (x integer CONSTRAINT positive CHECK (x > 0));
-- plan
-- hazard: drop-constraint: Rows that it forbids can be written from then on.
ALTER TABLE public.a DROP CONSTRAINT positive;

-- godwit: commit
ALTER TABLE public.b ADD CONSTRAINT positive CHECK (x > 0) NOT VALID;

-- godwit: commit
-- hazard: check-may-fail: It fails where rows of public.b break the condition.
ALTER TABLE public.b VALIDATE CONSTRAINT positive;
