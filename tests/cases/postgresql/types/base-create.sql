-- A base type and its functions need each other: the shell comes first. Its functions fall with it.

-- before

-- after
CREATE TYPE small;
CREATE FUNCTION small_in(cstring) RETURNS small LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION small_out(small) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE FUNCTION small_recv(internal) RETURNS small LANGUAGE internal STABLE STRICT AS 'int4recv';
CREATE TYPE small (INPUT = small_in, OUTPUT = small_out, RECEIVE = small_recv, INTERNALLENGTH = 4, PASSEDBYVALUE, DEFAULT = '7', CATEGORY = 'N');
CREATE FUNCTION plus_one(small) RETURNS small LANGUAGE sql AS 'SELECT $1';
CREATE TABLE holder (id int PRIMARY KEY, small small);
CREATE TYPE only_shell;

-- plan
CREATE TYPE public.only_shell;

CREATE TYPE public.small;

CREATE FUNCTION public.small_in(cstring)
    RETURNS public.small
    LANGUAGE internal IMMUTABLE STRICT
AS 'int4in';

CREATE FUNCTION public.small_out(public.small)
    RETURNS cstring
    LANGUAGE internal IMMUTABLE STRICT
AS 'int4out';

CREATE FUNCTION public.small_recv(internal)
    RETURNS public.small
    LANGUAGE internal STABLE STRICT
AS 'int4recv';

CREATE TYPE public.small (
    INPUT = public.small_in,
    OUTPUT = public.small_out,
    RECEIVE = public.small_recv,
    INTERNALLENGTH = 4,
    PASSEDBYVALUE,
    CATEGORY = 'N',
    DEFAULT = '7'
);

CREATE TABLE public.holder (
    id integer NOT NULL,
    small public.small
);

ALTER TABLE public.holder ADD CONSTRAINT holder_pkey PRIMARY KEY (id);

CREATE FUNCTION public.plus_one(public.small)
    RETURNS public.small
    LANGUAGE sql
AS $$SELECT $1$$;
