-- Another collation of the same name: the columns that have it are sorted anew.

-- before
CREATE COLLATION plain (LOCALE = 'C');
CREATE COLLATION split (LC_COLLATE = 'C', LC_CTYPE = 'POSIX');
CREATE COLLATION spoken (PROVIDER = icu, LOCALE = 'de');
CREATE TABLE t (id int PRIMARY KEY, name text COLLATE plain, title text COLLATE spoken DEFAULT 'x');
CREATE INDEX t_name_idx ON t (name);

-- after
CREATE COLLATION plain (LOCALE = 'POSIX');
CREATE COLLATION split (LC_COLLATE = 'POSIX', LC_CTYPE = 'C');
CREATE COLLATION spoken (PROVIDER = icu, LOCALE = 'de-u-co-phonebk', DETERMINISTIC = false);
CREATE TABLE t (id int PRIMARY KEY, name text COLLATE plain, title text COLLATE spoken DEFAULT 'x');
CREATE INDEX t_name_idx ON t (name);

-- plan
DROP INDEX CONCURRENTLY public.t_name_idx;

ALTER COLLATION public.plain RENAME TO plain_old;

ALTER COLLATION public.spoken RENAME TO spoken_old;

CREATE COLLATION public.plain (PROVIDER = libc, LOCALE = 'POSIX');

CREATE COLLATION public.spoken (
    PROVIDER = icu,
    LOCALE = 'de-u-co-phonebk',
    DETERMINISTIC = false
);

-- hazard: pg-alter-type-rewrite: The table is written anew, and nobody can read or write it meanwhile.
ALTER TABLE public.t
    ALTER COLUMN name TYPE text COLLATE public.plain,
    ALTER COLUMN title DROP DEFAULT,
    ALTER COLUMN title TYPE text COLLATE public.spoken,
    ALTER COLUMN title SET DEFAULT 'x'::text;

CREATE INDEX CONCURRENTLY t_name_idx ON public.t (name);

DROP COLLATION public.plain_old;

DROP COLLATION public.split;

CREATE COLLATION public.split (PROVIDER = libc, LC_COLLATE = 'POSIX', LC_CTYPE = 'C');

DROP COLLATION public.spoken_old;
