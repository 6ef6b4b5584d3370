-- What cannot be changed of a base type takes a new one.

-- before
CREATE TYPE small;
CREATE FUNCTION small_in(cstring) RETURNS small LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION small_out(small) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE small (INPUT = small_in, OUTPUT = small_out, INTERNALLENGTH = 4, PASSEDBYVALUE);

-- after
CREATE TYPE small;
CREATE FUNCTION small_in(cstring) RETURNS small LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION small_out(small) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE small (INPUT = small_in, OUTPUT = small_out, INTERNALLENGTH = 4, PASSEDBYVALUE, CATEGORY = 'N');

-- plan
DROP TYPE public.small CASCADE;

CREATE TYPE public.small;

CREATE FUNCTION public.small_in(cstring)
    RETURNS public.small
    LANGUAGE internal IMMUTABLE STRICT
AS 'int4in';

CREATE FUNCTION public.small_out(public.small)
    RETURNS cstring
    LANGUAGE internal IMMUTABLE STRICT
AS 'int4out';

CREATE TYPE public.small (
    INPUT = public.small_in,
    OUTPUT = public.small_out,
    INTERNALLENGTH = 4,
    PASSEDBYVALUE,
    CATEGORY = 'N'
);
