-- Parts of parsers and templates, and another parser of a configuration: they are made again.

-- before
CREATE TEXT SEARCH PARSER words (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
CREATE FUNCTION start(internal, int) RETURNS internal LANGUAGE internal STRICT AS 'prsd_start';
CREATE FUNCTION token(internal, internal, internal) RETURNS internal LANGUAGE internal STRICT AS 'prsd_nexttoken';
CREATE FUNCTION finish(internal) RETURNS void LANGUAGE internal STRICT AS 'prsd_end';
CREATE FUNCTION types(internal) RETURNS internal LANGUAGE internal STRICT AS 'prsd_lextype';
CREATE FUNCTION init(internal) RETURNS internal LANGUAGE internal STRICT AS 'dsimple_init';
CREATE FUNCTION lexize(internal, internal, internal, internal) RETURNS internal LANGUAGE internal STRICT AS 'dsimple_lexize';
CREATE TEXT SEARCH TEMPLATE plain (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY plain (TEMPLATE = plain);
CREATE TEXT SEARCH CONFIGURATION mine (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION mine ADD MAPPING FOR word WITH plain;

-- after
CREATE FUNCTION start(internal, int) RETURNS internal LANGUAGE internal STRICT AS 'prsd_start';
CREATE FUNCTION token(internal, internal, internal) RETURNS internal LANGUAGE internal STRICT AS 'prsd_nexttoken';
CREATE FUNCTION finish(internal) RETURNS void LANGUAGE internal STRICT AS 'prsd_end';
CREATE FUNCTION types(internal) RETURNS internal LANGUAGE internal STRICT AS 'prsd_lextype';
CREATE FUNCTION init(internal) RETURNS internal LANGUAGE internal STRICT AS 'dsimple_init';
CREATE FUNCTION lexize(internal, internal, internal, internal) RETURNS internal LANGUAGE internal STRICT AS 'dsimple_lexize';
CREATE TEXT SEARCH PARSER words (START = start, GETTOKEN = token, END = finish, LEXTYPES = types, HEADLINE = prsd_headline);
CREATE TEXT SEARCH TEMPLATE plain (INIT = init, LEXIZE = lexize);
CREATE TEXT SEARCH DICTIONARY plain (TEMPLATE = plain);
CREATE TEXT SEARCH CONFIGURATION mine (PARSER = words);
ALTER TEXT SEARCH CONFIGURATION mine ADD MAPPING FOR word WITH plain;

-- plan
DROP TEXT SEARCH CONFIGURATION public.mine;

DROP TEXT SEARCH DICTIONARY public.plain;

DROP TEXT SEARCH TEMPLATE public.plain;

CREATE TEXT SEARCH TEMPLATE public.plain (INIT = public.init, LEXIZE = public.lexize);

CREATE TEXT SEARCH DICTIONARY public.plain (TEMPLATE = public.plain);

DROP TEXT SEARCH PARSER public.words;

CREATE TEXT SEARCH PARSER public.words (
    START = public.start,
    GETTOKEN = public.token,
    END = public.finish,
    LEXTYPES = public.types,
    HEADLINE = prsd_headline
);

CREATE TEXT SEARCH CONFIGURATION public.mine (PARSER = public.words);

ALTER TEXT SEARCH CONFIGURATION public.mine ADD MAPPING FOR word WITH public.plain;
