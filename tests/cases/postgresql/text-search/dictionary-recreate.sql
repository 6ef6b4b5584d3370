-- A dictionary of another template: the configuration stays, its mappings go and come back.

-- before
CREATE TEXT SEARCH PARSER words (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
CREATE TEXT SEARCH TEMPLATE simple2 (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY short (TEMPLATE = simple2);
CREATE TEXT SEARCH CONFIGURATION mine (PARSER = words);
ALTER TEXT SEARCH CONFIGURATION mine ADD MAPPING FOR word, asciiword WITH short;
ALTER TEXT SEARCH CONFIGURATION mine ADD MAPPING FOR email WITH simple;
CREATE TABLE doc (id int PRIMARY KEY, body text);
CREATE INDEX doc_idx ON doc USING gin (to_tsvector('public.mine', body));

-- after
CREATE TEXT SEARCH PARSER words (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
CREATE TEXT SEARCH TEMPLATE simple2 (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY short (TEMPLATE = pg_catalog.simple);
CREATE TEXT SEARCH CONFIGURATION mine (PARSER = words);
ALTER TEXT SEARCH CONFIGURATION mine ADD MAPPING FOR word, asciiword WITH short;
ALTER TEXT SEARCH CONFIGURATION mine ADD MAPPING FOR email WITH simple;
CREATE TABLE doc (id int PRIMARY KEY, body text);
CREATE INDEX doc_idx ON doc USING gin (to_tsvector('public.mine', body));

-- plan
ALTER TEXT SEARCH CONFIGURATION public.mine DROP MAPPING FOR asciiword, email, word;

DROP TEXT SEARCH DICTIONARY public.short;

CREATE TEXT SEARCH DICTIONARY public.short (TEMPLATE = pg_catalog.simple);

ALTER TEXT SEARCH CONFIGURATION public.mine ADD MAPPING FOR asciiword, word WITH public.short;

ALTER TEXT SEARCH CONFIGURATION public.mine ADD MAPPING FOR email WITH simple;
