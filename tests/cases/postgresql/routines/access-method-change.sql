-- An access method gets another handler: it is made again.

-- before
CREATE FUNCTION handler(internal) RETURNS index_am_handler LANGUAGE internal AS 'bthandler';
CREATE ACCESS METHOD tree TYPE INDEX HANDLER bthandler;
CREATE ACCESS METHOD rows TYPE TABLE HANDLER heap_tableam_handler;

-- after
CREATE FUNCTION handler(internal) RETURNS index_am_handler LANGUAGE internal AS 'bthandler';
CREATE ACCESS METHOD tree TYPE INDEX HANDLER handler;
CREATE ACCESS METHOD rows TYPE INDEX HANDLER bthandler;

-- plan
DROP ACCESS METHOD rows;

CREATE ACCESS METHOD rows TYPE INDEX HANDLER bthandler;

DROP ACCESS METHOD tree;

CREATE ACCESS METHOD tree TYPE INDEX HANDLER public.handler;
