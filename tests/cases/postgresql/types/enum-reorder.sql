-- Another order takes a new type; no label is lost.

-- before
CREATE TYPE size AS ENUM ('large', 'small', 'medium');
CREATE TABLE shirt (id int PRIMARY KEY, size size, sizes size[]);

-- after
CREATE TYPE size AS ENUM ('small', 'medium', 'large');
CREATE TABLE shirt (id int PRIMARY KEY, size size, sizes size[]);

-- plan
ALTER TYPE public.size RENAME TO size_old;

CREATE TYPE public.size AS ENUM ('small', 'medium', 'large');

-- hazard: pg-alter-type-rewrite: The table is written anew, and nobody can read or write it meanwhile.
ALTER TABLE public.shirt
    ALTER COLUMN size TYPE public.size USING size::text::public.size,
    ALTER COLUMN sizes TYPE public.size[] USING sizes::text::public.size[];

DROP TYPE public.size_old;
