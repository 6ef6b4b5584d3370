-- A foreign table has checks that nobody enforces.
-- before
CREATE EXTENSION postgres_fdw;
CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw;
CREATE FOREIGN TABLE t (a integer) SERVER far;
-- after
CREATE EXTENSION postgres_fdw;
CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw;
CREATE FOREIGN TABLE t (a integer, CONSTRAINT positive CHECK (a > 0)) SERVER far;
-- plan
ALTER TABLE public.t ADD CONSTRAINT positive CHECK (a > 0) NOT VALID;

-- godwit: commit
-- hazard: check-may-fail: It fails where rows of public.t break the condition.
ALTER TABLE public.t VALIDATE CONSTRAINT positive;
