-- Another base type takes a new domain, and the columns are carried over.

-- plan of: >= 16
-- before
CREATE DOMAIN amount AS integer DEFAULT 0 CONSTRAINT positive CHECK (VALUE >= 0);
CREATE TABLE invoice (id int PRIMARY KEY, amount amount NOT NULL);
CREATE VIEW total AS SELECT sum(amount) AS total FROM invoice;

-- after
CREATE DOMAIN amount AS bigint DEFAULT 0 CONSTRAINT positive CHECK (VALUE >= 0);
CREATE TABLE invoice (id int PRIMARY KEY, amount amount NOT NULL);
CREATE VIEW total AS SELECT sum(amount) AS total FROM invoice;

-- plan
DROP VIEW public.total;

ALTER DOMAIN public.amount RENAME TO amount_old;

CREATE DOMAIN public.amount AS bigint
    DEFAULT 0
    CONSTRAINT positive CHECK (VALUE >= 0);

-- hazard: pg-alter-type-rewrite: The table is written anew, and nobody can read or write it meanwhile.
-- hazard: cast-may-fail: Rows with a value that the new type does not take make the statement fail.
ALTER TABLE public.invoice ALTER COLUMN amount TYPE public.amount USING amount::text::public.amount;

CREATE VIEW public.total AS
SELECT sum((amount)::bigint) AS total
   FROM public.invoice;

DROP DOMAIN public.amount_old;
