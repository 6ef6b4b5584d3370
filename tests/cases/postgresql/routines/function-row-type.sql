-- A function of the row type of a table, used in an index and a generated column of another.

-- before

-- after
CREATE TABLE person (id int PRIMARY KEY, first text, last text);
CREATE FUNCTION full_name(person) RETURNS text LANGUAGE sql IMMUTABLE AS $$SELECT $1.first || ' ' || $1.last$$;
CREATE FUNCTION slug(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT lower($1)';
CREATE TABLE page (id int PRIMARY KEY, title text, slug text GENERATED ALWAYS AS (slug(title)) STORED, CHECK (slug(title) <> ''));
CREATE INDEX page_slug_idx ON page (slug(title));

-- plan
CREATE TABLE public.person (
    id integer NOT NULL,
    first text,
    last text
);

ALTER TABLE public.person ADD CONSTRAINT person_pkey PRIMARY KEY (id);

CREATE FUNCTION public.full_name(public.person)
    RETURNS text
    LANGUAGE sql IMMUTABLE
AS $$SELECT $1.first || ' ' || $1.last$$;

CREATE FUNCTION public.slug(text)
    RETURNS text
    LANGUAGE sql IMMUTABLE
AS $$SELECT lower($1)$$;

CREATE TABLE public.page (
    id integer NOT NULL,
    title text,
    slug text GENERATED ALWAYS AS (public.slug(title)) STORED
);

ALTER TABLE public.page ADD CONSTRAINT page_pkey PRIMARY KEY (id);

ALTER TABLE public.page ADD CONSTRAINT page_title_check CHECK (public.slug(title) <> ''::text);

CREATE INDEX page_slug_idx ON public.page (public.slug(title));
