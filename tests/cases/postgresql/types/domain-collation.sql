-- Another collation of a domain takes a new domain; the values of its columns are carried over.

-- before
CREATE DOMAIN word AS text;
CREATE TABLE t (id int PRIMARY KEY, name word DEFAULT 'x', other word COLLATE "POSIX");

-- after
CREATE DOMAIN word AS text COLLATE "C";
CREATE TABLE t (id int PRIMARY KEY, name word DEFAULT 'x', other word COLLATE "POSIX");

-- plan
ALTER DOMAIN public.word RENAME TO word_old;

CREATE DOMAIN public.word AS text COLLATE "C";

-- hazard: pg-alter-type-rewrite: The table is written anew, and nobody can read or write it meanwhile.
-- hazard: cast-may-fail: Rows with a value that the new type does not take make the statement fail.
-- hazard: cast-may-fail: Rows with a value that the new type does not take make the statement fail.
ALTER TABLE public.t
    ALTER COLUMN name DROP DEFAULT,
    ALTER COLUMN name TYPE public.word USING name::text::public.word,
    ALTER COLUMN name SET DEFAULT 'x'::text,
    ALTER COLUMN other TYPE public.word COLLATE pg_catalog."POSIX" USING other::text::public.word;

DROP DOMAIN public.word_old;
