-- Options and mappings change in place.

-- before
CREATE TEXT SEARCH PARSER words (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
CREATE TEXT SEARCH TEMPLATE simple2 (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY short (TEMPLATE = simple2, STOPWORDS = english, ACCEPT = false);
CREATE TEXT SEARCH CONFIGURATION mine (PARSER = words);
ALTER TEXT SEARCH CONFIGURATION mine ADD MAPPING FOR word, asciiword, email WITH short;

-- after
CREATE TEXT SEARCH PARSER words (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
CREATE TEXT SEARCH TEMPLATE simple2 (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY short (TEMPLATE = simple2, STOPWORDS = dutch);
CREATE TEXT SEARCH CONFIGURATION mine (PARSER = words);
ALTER TEXT SEARCH CONFIGURATION mine ADD MAPPING FOR word, url WITH short;
ALTER TEXT SEARCH CONFIGURATION mine ADD MAPPING FOR asciiword WITH simple, short;

-- plan
ALTER TEXT SEARCH DICTIONARY public.short (accept, stopwords = 'dutch');

ALTER TEXT SEARCH CONFIGURATION public.mine DROP MAPPING FOR email;

ALTER TEXT SEARCH CONFIGURATION public.mine ALTER MAPPING FOR asciiword WITH simple, public.short;

ALTER TEXT SEARCH CONFIGURATION public.mine ADD MAPPING FOR url WITH public.short;
