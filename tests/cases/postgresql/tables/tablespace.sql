-- A table, its key, an index and a materialized view move to a tablespace, others are made there.

-- before
CREATE TABLE t (id int PRIMARY KEY, note text);
CREATE INDEX t_note ON t (note);
CREATE TABLE parted (at date) PARTITION BY RANGE (at);
CREATE MATERIALIZED VIEW m AS SELECT id FROM t;

-- after
CREATE TABLE t (id int, note text, PRIMARY KEY (id) USING INDEX TABLESPACE fast) TABLESPACE fast;
CREATE INDEX t_note ON t (note) TABLESPACE fast;
CREATE TABLE parted (at date) PARTITION BY RANGE (at) TABLESPACE fast;
CREATE MATERIALIZED VIEW m TABLESPACE fast AS SELECT id FROM t;
CREATE TABLE made (id int, PRIMARY KEY (id) USING INDEX TABLESPACE fast) TABLESPACE fast;
CREATE INDEX made_id ON made (id DESC) TABLESPACE fast;

-- plan
CREATE TABLE public.made (
    id integer NOT NULL
)
TABLESPACE fast;

ALTER TABLE public.parted SET TABLESPACE fast;

-- godwit: commit
-- hazard: pg-set-tablespace: The table is copied, and nobody can read or write it meanwhile.
ALTER TABLE public.t SET TABLESPACE fast;

ALTER TABLE public.made ADD CONSTRAINT made_pkey PRIMARY KEY (id) USING INDEX TABLESPACE fast;

REINDEX (TABLESPACE fast) INDEX CONCURRENTLY public.t_pkey;

CREATE INDEX made_id ON public.made (id DESC) TABLESPACE fast;

REINDEX (TABLESPACE fast) INDEX CONCURRENTLY public.t_note;

ALTER MATERIALIZED VIEW public.m SET TABLESPACE fast;
