-- A table leaves its parent and becomes the heir of another, whose column is of another type.

-- before
CREATE TABLE a (id int, state text DEFAULT 'new');
CREATE TABLE b (id bigint, code text);
CREATE TABLE heir (id int, state text, code text) INHERITS (a);

-- after
CREATE TABLE a (id bigint, state text DEFAULT 'old');
CREATE TABLE b (id bigint, code text);
CREATE TABLE heir (id bigint, state text DEFAULT 'new', code text) INHERITS (b);

-- plan
ALTER TABLE public.heir NO INHERIT public.a;

-- godwit: commit
-- hazard: pg-alter-type-rewrite: The table is written anew, or read as a whole, and nobody can read or write it meanwhile.
ALTER TABLE public.a ALTER COLUMN id TYPE bigint;

ALTER TABLE public.a ALTER COLUMN state SET DEFAULT 'old'::text;

-- godwit: commit
-- hazard: pg-alter-type-rewrite: The table is written anew, or read as a whole, and nobody can read or write it meanwhile.
ALTER TABLE public.heir ALTER COLUMN id TYPE bigint;

ALTER TABLE public.heir INHERIT public.b;
