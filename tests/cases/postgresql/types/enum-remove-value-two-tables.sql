-- All tables change in one transaction; a foreign key between them makes way.

-- before
CREATE TYPE kind AS ENUM ('a', 'b', 'c');
CREATE TABLE parent (kind kind PRIMARY KEY);
CREATE TABLE child (id int PRIMARY KEY, kind kind REFERENCES parent, other kind, CHECK (kind < other));

-- after
CREATE TYPE kind AS ENUM ('a', 'b');
CREATE TABLE parent (kind kind PRIMARY KEY);
CREATE TABLE child (id int PRIMARY KEY, kind kind REFERENCES parent, other kind, CHECK (kind < other));

-- plan
-- hazard: pg-drop-fk: Reads and writes of public.child and public.parent wait while it is dropped.
ALTER TABLE public.child DROP CONSTRAINT child_kind_fkey;

ALTER TYPE public.kind RENAME TO kind_old;

CREATE TYPE public.kind AS ENUM ('a', 'b');

-- hazard: pg-alter-type-rewrite: The table is written anew, and nobody can read or write it meanwhile.
-- hazard: cast-may-fail: Rows with 'c' make the statement fail.
-- hazard: cast-may-fail: Rows with 'c' make the statement fail.
ALTER TABLE public.child
    ALTER COLUMN kind TYPE public.kind USING kind::text::public.kind,
    ALTER COLUMN other TYPE public.kind USING other::text::public.kind;

-- hazard: pg-alter-type-rewrite: The table is written anew, and nobody can read or write it meanwhile.
-- hazard: cast-may-fail: Rows with 'c' make the statement fail.
ALTER TABLE public.parent ALTER COLUMN kind TYPE public.kind USING kind::text::public.kind;

-- godwit: commit
ALTER TABLE public.child ADD CONSTRAINT child_kind_fkey FOREIGN KEY (kind) REFERENCES public.parent (kind) NOT VALID;

-- godwit: commit
-- hazard: foreign-key-may-fail: It fails where (kind) has values that public.parent does not have.
ALTER TABLE public.child VALIDATE CONSTRAINT child_kind_fkey;

DROP TYPE public.kind_old;
