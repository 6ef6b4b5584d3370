-- An access method.

-- before

-- after
CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler;
CREATE ACCESS METHOD "B tree" TYPE INDEX HANDLER bthandler;

-- plan
CREATE ACCESS METHOD "B tree" TYPE INDEX HANDLER bthandler;

CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler;
