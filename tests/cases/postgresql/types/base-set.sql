-- What ALTER TYPE can set of a base type.

-- before
CREATE TYPE words;
CREATE FUNCTION words_in(cstring) RETURNS words LANGUAGE internal IMMUTABLE STRICT AS 'varcharin';
CREATE FUNCTION words_out(words) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION words_recv(internal) RETURNS words LANGUAGE internal STABLE STRICT AS 'textrecv';
CREATE FUNCTION words_send(words) RETURNS bytea LANGUAGE internal STABLE STRICT AS 'textsend';
CREATE FUNCTION words_analyze(internal) RETURNS boolean LANGUAGE internal AS 'array_typanalyze';
CREATE TYPE words (INPUT = words_in, OUTPUT = words_out);

-- after
CREATE TYPE words;
CREATE FUNCTION words_in(cstring) RETURNS words LANGUAGE internal IMMUTABLE STRICT AS 'varcharin';
CREATE FUNCTION words_out(words) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION words_recv(internal) RETURNS words LANGUAGE internal STABLE STRICT AS 'textrecv';
CREATE FUNCTION words_send(words) RETURNS bytea LANGUAGE internal STABLE STRICT AS 'textsend';
CREATE FUNCTION words_analyze(internal) RETURNS boolean LANGUAGE internal AS 'array_typanalyze';
CREATE TYPE words (INPUT = words_in, OUTPUT = words_out, RECEIVE = words_recv, SEND = words_send, TYPMOD_IN = varchartypmodin, TYPMOD_OUT = varchartypmodout, ANALYZE = words_analyze, STORAGE = extended);

-- plan
ALTER TYPE public.words SET (
    ANALYZE = public.words_analyze,
    RECEIVE = public.words_recv,
    SEND = public.words_send,
    STORAGE = extended,
    TYPMOD_IN = varchartypmodin,
    TYPMOD_OUT = varchartypmodout
);
