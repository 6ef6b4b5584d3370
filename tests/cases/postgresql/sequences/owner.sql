-- A sequence that belongs to a table has the table's owner: it gets it before, and follows it afterwards.

-- before
CREATE SEQUENCE moves;
CREATE TABLE one (id int PRIMARY KEY);
CREATE TABLE two (id serial PRIMARY KEY);
CREATE SEQUENCE other OWNED BY one.id;

-- after
CREATE TABLE one (id int PRIMARY KEY);
ALTER TABLE one OWNER TO pg_monitor;
CREATE SEQUENCE moves;
ALTER SEQUENCE moves OWNER TO pg_monitor;
ALTER SEQUENCE moves OWNED BY one.id;
CREATE TABLE two (id serial PRIMARY KEY);
ALTER TABLE two OWNER TO pg_monitor;
CREATE SEQUENCE other;
CREATE SEQUENCE fresh;
ALTER SEQUENCE fresh OWNER TO pg_monitor;
ALTER SEQUENCE fresh OWNED BY one.id;

-- plan
CREATE SEQUENCE public.fresh;

ALTER SEQUENCE public.fresh OWNER TO pg_monitor;

ALTER SEQUENCE public.moves OWNER TO pg_monitor;

ALTER SEQUENCE public.other OWNED BY NONE;

ALTER TABLE public.one OWNER TO pg_monitor;

ALTER SEQUENCE public.fresh OWNED BY public.one.id;

ALTER SEQUENCE public.moves OWNED BY public.one.id;

-- godwit: commit
ALTER TABLE public.two OWNER TO pg_monitor;
