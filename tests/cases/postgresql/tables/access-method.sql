-- The rows of a table are written by another access method.
-- version: >= 15

-- before
CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler; CREATE TABLE t (id int PRIMARY KEY);

-- after
CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler; CREATE TABLE t (id int PRIMARY KEY) USING heap2;

-- plan
ALTER TABLE public.t SET ACCESS METHOD heap2;
