-- Parsers, templates, dictionaries and configurations.

-- before

-- after
CREATE TEXT SEARCH PARSER words (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
CREATE TEXT SEARCH TEMPLATE simple2 (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY "Short" (TEMPLATE = simple2, STOPWORDS = english, ACCEPT = false);
CREATE TEXT SEARCH DICTIONARY plain (TEMPLATE = simple2);
CREATE TEXT SEARCH CONFIGURATION mine (PARSER = words);
ALTER TEXT SEARCH CONFIGURATION mine ADD MAPPING FOR word, asciiword WITH "Short", english_stem;
ALTER TEXT SEARCH CONFIGURATION mine ADD MAPPING FOR email, url WITH plain;
CREATE TABLE doc (id int PRIMARY KEY, body text);
CREATE INDEX doc_idx ON doc USING gin (to_tsvector('public.mine', body));

-- plan
CREATE TABLE public.doc (
    id integer NOT NULL,
    body text
);

ALTER TABLE public.doc ADD CONSTRAINT doc_pkey PRIMARY KEY (id);

CREATE TEXT SEARCH PARSER public.words (
    START = prsd_start,
    GETTOKEN = prsd_nexttoken,
    END = prsd_end,
    LEXTYPES = prsd_lextype,
    HEADLINE = prsd_headline
);

CREATE TEXT SEARCH TEMPLATE public.simple2 (INIT = dsimple_init, LEXIZE = dsimple_lexize);

CREATE TEXT SEARCH DICTIONARY public."Short" (
    TEMPLATE = public.simple2,
    stopwords = 'english',
    accept = 'false'
);

CREATE TEXT SEARCH DICTIONARY public.plain (TEMPLATE = public.simple2);

CREATE TEXT SEARCH CONFIGURATION public.mine (PARSER = public.words);

ALTER TEXT SEARCH CONFIGURATION public.mine ADD MAPPING FOR asciiword, word WITH public."Short", english_stem;

ALTER TEXT SEARCH CONFIGURATION public.mine ADD MAPPING FOR email, url WITH public.plain;

CREATE INDEX doc_idx ON public.doc USING gin (to_tsvector('public.mine'::regconfig, body));
