-- Everything of a range type takes a new one.
-- version: >= 14

-- before
CREATE FUNCTION gap(real, real) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'SELECT ($1 - $2)::float8';
CREATE TYPE reals AS RANGE (SUBTYPE = real);
CREATE TYPE words AS RANGE (SUBTYPE = text);
CREATE TYPE amounts AS RANGE (SUBTYPE = int);

-- after
CREATE FUNCTION gap(real, real) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'SELECT ($1 - $2)::float8';
CREATE TYPE reals AS RANGE (SUBTYPE = real, SUBTYPE_DIFF = gap);
CREATE TYPE words AS RANGE (SUBTYPE = text, SUBTYPE_OPCLASS = text_pattern_ops, COLLATION = "C");
CREATE TYPE amounts AS RANGE (SUBTYPE = bigint, MULTIRANGE_TYPE_NAME = many_amounts);

-- plan
DROP TYPE public.amounts;

CREATE TYPE public.amounts AS RANGE (SUBTYPE = bigint, MULTIRANGE_TYPE_NAME = public.many_amounts);

DROP TYPE public.reals;

CREATE TYPE public.reals AS RANGE (SUBTYPE = real, SUBTYPE_DIFF = public.gap);

DROP TYPE public.words;

CREATE TYPE public.words AS RANGE (
    SUBTYPE = text,
    SUBTYPE_OPCLASS = pg_catalog.text_pattern_ops,
    COLLATION = "C"
);
