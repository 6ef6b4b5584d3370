-- A function that a default, a check, an index and a generated column use is made again.

-- before
CREATE FUNCTION slug(a text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT lower(a)';
CREATE TABLE page (id int PRIMARY KEY, title text DEFAULT slug('X'), slug text GENERATED ALWAYS AS (slug(title)) STORED, CONSTRAINT filled CHECK (slug(title) <> ''));
CREATE INDEX page_slug_idx ON page (slug(title));

-- after
CREATE FUNCTION slug(b text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT lower(b)';
CREATE TABLE page (id int PRIMARY KEY, title text DEFAULT slug('X'), slug text GENERATED ALWAYS AS (slug(title)) STORED, CONSTRAINT filled CHECK (slug(title) <> ''));
CREATE INDEX page_slug_idx ON page (slug(title));

-- plan
DROP INDEX CONCURRENTLY public.page_slug_idx;

ALTER TABLE public.page DROP CONSTRAINT filled;

ALTER TABLE public.page DROP COLUMN slug;

ALTER TABLE public.page ALTER COLUMN title DROP DEFAULT;

DROP FUNCTION public.slug(text);

CREATE FUNCTION public.slug(b text)
    RETURNS text
    LANGUAGE sql IMMUTABLE
AS $$SELECT lower(b)$$;

ALTER TABLE public.page ALTER COLUMN title SET DEFAULT public.slug('X'::text);

-- hazard: pg-add-column-stored-generated: The table is written anew, and nobody can read or write it meanwhile.
ALTER TABLE public.page ADD COLUMN slug text GENERATED ALWAYS AS (public.slug(title)) STORED;

ALTER TABLE public.page ADD CONSTRAINT filled CHECK (public.slug(title) <> ''::text) NOT VALID;

-- godwit: commit
-- hazard: check-may-fail: It fails where rows of public.page break the condition.
ALTER TABLE public.page VALIDATE CONSTRAINT filled;

CREATE INDEX CONCURRENTLY page_slug_idx ON public.page (public.slug(title));
