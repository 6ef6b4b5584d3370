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
