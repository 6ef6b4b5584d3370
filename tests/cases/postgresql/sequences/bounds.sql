-- A sequence that stands outside its new bounds moves to them first; where they have nothing in common with the old ones, it starts again.
-- before
CREATE SEQUENCE up MINVALUE -5 START 0;
CREATE SEQUENCE down INCREMENT -1 MAXVALUE 10;
CREATE SEQUENCE turned;
-- after
CREATE SEQUENCE up;
CREATE SEQUENCE down INCREMENT -1;
CREATE SEQUENCE turned INCREMENT -1;
-- plan
SELECT pg_catalog.setval('public.down', -1, false) FROM public.down WHERE last_value > -1;

ALTER SEQUENCE public.down INCREMENT BY -1 NO MINVALUE NO MAXVALUE START WITH -1 CACHE 1 NO CYCLE;

ALTER SEQUENCE public.turned INCREMENT BY -1 NO MINVALUE NO MAXVALUE START WITH -1 CACHE 1 NO CYCLE RESTART;

SELECT pg_catalog.setval('public.up', 1, false) FROM public.up WHERE last_value < 1;

ALTER SEQUENCE public.up INCREMENT BY 1 NO MINVALUE NO MAXVALUE START WITH 1 CACHE 1 NO CYCLE;
