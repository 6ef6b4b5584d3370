-- Parsers, templates, dictionaries and configurations are dropped.

-- before
CREATE TEXT SEARCH PARSER words (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH TEMPLATE plain (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY plain (TEMPLATE = plain);
CREATE TEXT SEARCH CONFIGURATION mine (PARSER = words);
ALTER TEXT SEARCH CONFIGURATION mine ADD MAPPING FOR word WITH plain;

-- after


-- plan
DROP TEXT SEARCH CONFIGURATION public.mine;

DROP TEXT SEARCH DICTIONARY public.plain;

DROP TEXT SEARCH TEMPLATE public.plain;

DROP TEXT SEARCH PARSER public.words;
