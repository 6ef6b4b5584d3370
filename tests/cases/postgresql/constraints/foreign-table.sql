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
