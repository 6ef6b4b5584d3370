-- Some of a base type changes in place.

-- before
CREATE TYPE small;
CREATE FUNCTION small_in(cstring) RETURNS small LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION small_out(small) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE FUNCTION small_recv(internal) RETURNS small LANGUAGE internal STABLE STRICT AS 'int4recv';
CREATE TYPE small (INPUT = small_in, OUTPUT = small_out, INTERNALLENGTH = 4, PASSEDBYVALUE);

-- after
CREATE TYPE small;
CREATE FUNCTION small_in(cstring) RETURNS small LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION small_out(small) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE FUNCTION small_recv(internal) RETURNS small LANGUAGE internal STABLE STRICT AS 'int4recv';
CREATE TYPE small (INPUT = small_in, OUTPUT = small_out, RECEIVE = small_recv, INTERNALLENGTH = 4, PASSEDBYVALUE);

-- plan
ALTER TYPE public.small SET (RECEIVE = public.small_recv);
