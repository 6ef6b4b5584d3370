-- The collation of a column changes whose type is a domain.

-- before
CREATE DOMAIN word AS text;
CREATE TABLE t (id int PRIMARY KEY, name word, title word COLLATE "C");

-- after
CREATE DOMAIN word AS text;
CREATE TABLE t (id int PRIMARY KEY, name word COLLATE "C", title word);

-- plan
-- hazard: pg-alter-type-rewrite: The table is written anew, or read as a whole, and nobody can read or write it meanwhile.
ALTER TABLE public.t ALTER COLUMN name TYPE public.word COLLATE pg_catalog."C";

-- hazard: pg-alter-type-rewrite: The table is written anew, or read as a whole, and nobody can read or write it meanwhile.
ALTER TABLE public.t ALTER COLUMN title TYPE public.word;
