-- Every parameter of a base type that takes a new type.

-- before
CREATE TYPE small;
CREATE FUNCTION small_in(cstring) RETURNS small LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION small_out(small) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE FUNCTION small_in2(cstring) RETURNS small LANGUAGE internal IMMUTABLE STRICT AS 'int8in';
CREATE FUNCTION small_out2(small) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int8out';
CREATE TYPE small (INPUT = small_in, OUTPUT = small_out, INTERNALLENGTH = 4);
CREATE TYPE words;
CREATE FUNCTION words_in(cstring) RETURNS words LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION words_out(words) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE words (INPUT = words_in, OUTPUT = words_out);
CREATE TYPE later;

-- after
CREATE TYPE small;
CREATE FUNCTION small_in(cstring) RETURNS small LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION small_out(small) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE FUNCTION small_in2(cstring) RETURNS small LANGUAGE internal IMMUTABLE STRICT AS 'int8in';
CREATE FUNCTION small_out2(small) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int8out';
CREATE TYPE small (INPUT = small_in2, OUTPUT = small_out2, INTERNALLENGTH = 8, PASSEDBYVALUE, ALIGNMENT = double, CATEGORY = 'N', PREFERRED = true, DEFAULT = '7', DELIMITER = ';');
CREATE TYPE words;
CREATE FUNCTION words_in(cstring) RETURNS words LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION words_out(words) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE words (INPUT = words_in, OUTPUT = words_out, COLLATABLE = true);
CREATE TYPE later;
CREATE FUNCTION later_in(cstring) RETURNS later LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION later_out(later) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE later (INPUT = later_in, OUTPUT = later_out);

-- plan
CREATE FUNCTION public.later_in(cstring)
    RETURNS public.later
    LANGUAGE internal IMMUTABLE STRICT
AS 'textin';

CREATE FUNCTION public.later_out(public.later)
    RETURNS cstring
    LANGUAGE internal IMMUTABLE STRICT
AS 'textout';

CREATE TYPE public.later (
    INPUT = public.later_in,
    OUTPUT = public.later_out,
    INTERNALLENGTH = variable
);

DROP FUNCTION public.small_in2(cstring);

DROP FUNCTION public.small_out2(public.small);

DROP TYPE public.small CASCADE;

CREATE TYPE public.small;

CREATE FUNCTION public.small_in2(cstring)
    RETURNS public.small
    LANGUAGE internal IMMUTABLE STRICT
AS 'int8in';

CREATE FUNCTION public.small_out2(public.small)
    RETURNS cstring
    LANGUAGE internal IMMUTABLE STRICT
AS 'int8out';

CREATE TYPE public.small (
    INPUT = public.small_in2,
    OUTPUT = public.small_out2,
    INTERNALLENGTH = 8,
    PASSEDBYVALUE,
    ALIGNMENT = double,
    CATEGORY = 'N',
    PREFERRED = true,
    DEFAULT = '7',
    DELIMITER = ';'
);

CREATE FUNCTION public.small_in(cstring)
    RETURNS public.small
    LANGUAGE internal IMMUTABLE STRICT
AS 'int4in';

CREATE FUNCTION public.small_out(public.small)
    RETURNS cstring
    LANGUAGE internal IMMUTABLE STRICT
AS 'int4out';

DROP TYPE public.words CASCADE;

CREATE TYPE public.words;

CREATE FUNCTION public.words_in(cstring)
    RETURNS public.words
    LANGUAGE internal IMMUTABLE STRICT
AS 'textin';

CREATE FUNCTION public.words_out(public.words)
    RETURNS cstring
    LANGUAGE internal IMMUTABLE STRICT
AS 'textout';

CREATE TYPE public.words (
    INPUT = public.words_in,
    OUTPUT = public.words_out,
    INTERNALLENGTH = variable,
    COLLATABLE = true
);
