-- A sequence outlives the table that owns it and draws from it.

-- before
CREATE SEQUENCE numbers AS integer;
CREATE TABLE t (id int PRIMARY KEY DEFAULT nextval('numbers'));
ALTER SEQUENCE numbers OWNED BY t.id;

-- after
CREATE SEQUENCE numbers INCREMENT 3;

-- plan
ALTER SEQUENCE public.numbers AS bigint INCREMENT BY 3 NO MINVALUE NO MAXVALUE START WITH 1 CACHE 1 NO CYCLE;

ALTER SEQUENCE public.numbers OWNED BY NONE;

-- hazard: drop-table: The table is dropped with all its rows.
DROP TABLE public.t;
