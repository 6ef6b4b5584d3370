-- A sequence that turns while it gets another type is told its limits in full.
-- before
CREATE SEQUENCE counter INCREMENT -1;
-- after
CREATE SEQUENCE counter AS smallint;
-- plan
ALTER SEQUENCE public.counter AS smallint INCREMENT BY 1 MINVALUE 1 MAXVALUE 32767 START WITH 1 CACHE 1 NO CYCLE RESTART;
