-- A policy is back before the transaction ends that changes the type of its column.

-- before
CREATE TABLE other (code int PRIMARY KEY);
CREATE TABLE a (id int PRIMARY KEY, code int, CONSTRAINT a_fk FOREIGN KEY (code) REFERENCES other); ALTER TABLE a ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON a USING (true);
CREATE POLICY positive ON a AS RESTRICTIVE USING (code > 0);

-- after
CREATE TABLE other (code bigint PRIMARY KEY);
CREATE TABLE a (id int PRIMARY KEY, code bigint, CONSTRAINT a_fk FOREIGN KEY (code) REFERENCES other); ALTER TABLE a ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON a USING (true);
CREATE POLICY positive ON a AS RESTRICTIVE USING (code > 0);

-- plan
-- hazard: pg-alter-type-rewrite: The table is written anew, or read as a whole, and nobody can read or write it meanwhile.
ALTER TABLE public.other ALTER COLUMN code TYPE bigint;

-- godwit: commit
DROP POLICY positive ON public.a;

-- hazard: pg-alter-type-rewrite: The table is written anew, or read as a whole, and nobody can read or write it meanwhile.
ALTER TABLE public.a ALTER COLUMN code TYPE bigint;

CREATE POLICY positive ON public.a AS RESTRICTIVE USING ((code > 0));
