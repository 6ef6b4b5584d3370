-- The parts of a value can be told by their number.
-- version: >= 14

-- before
CREATE TYPE spot;
CREATE FUNCTION spot_in(cstring) RETURNS spot LANGUAGE internal IMMUTABLE STRICT AS 'point_in';
CREATE FUNCTION spot_out(spot) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'point_out';
CREATE TYPE spot (INPUT = spot_in, OUTPUT = spot_out, INTERNALLENGTH = 16, ALIGNMENT = double);

-- after
CREATE TYPE spot;
CREATE FUNCTION spot_in(cstring) RETURNS spot LANGUAGE internal IMMUTABLE STRICT AS 'point_in';
CREATE FUNCTION spot_out(spot) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'point_out';
CREATE TYPE spot (INPUT = spot_in, OUTPUT = spot_out, INTERNALLENGTH = 16, ALIGNMENT = double, ELEMENT = float8, SUBSCRIPT = raw_array_subscript_handler);

-- plan
DROP TYPE public.spot CASCADE;

CREATE TYPE public.spot;

CREATE FUNCTION public.spot_in(cstring)
    RETURNS public.spot
    LANGUAGE internal IMMUTABLE STRICT
AS 'point_in';

CREATE FUNCTION public.spot_out(public.spot)
    RETURNS cstring
    LANGUAGE internal IMMUTABLE STRICT
AS 'point_out';

CREATE TYPE public.spot (
    INPUT = public.spot_in,
    OUTPUT = public.spot_out,
    SUBSCRIPT = raw_array_subscript_handler,
    INTERNALLENGTH = 16,
    ALIGNMENT = double,
    ELEMENT = double precision
);
