-- Range types with all options.

-- before
CREATE FUNCTION gap(real, real) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'SELECT ($1 - $2)::float8';

-- after
CREATE FUNCTION gap(real, real) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'SELECT ($1 - $2)::float8';
CREATE TYPE realrange AS RANGE (SUBTYPE = real, SUBTYPE_DIFF = gap);
CREATE TYPE words AS RANGE (SUBTYPE = text, SUBTYPE_OPCLASS = text_pattern_ops, COLLATION = "C", MULTIRANGE_TYPE_NAME = "Many words");
CREATE TYPE period AS RANGE (SUBTYPE = date);

-- plan
CREATE TYPE public.period AS RANGE (SUBTYPE = date);

CREATE TYPE public.realrange AS RANGE (SUBTYPE = real, SUBTYPE_DIFF = public.gap);

CREATE TYPE public.words AS RANGE (
    SUBTYPE = text,
    SUBTYPE_OPCLASS = pg_catalog.text_pattern_ops,
    COLLATION = "C",
    MULTIRANGE_TYPE_NAME = public."Many words"
);
