-- A key loses its periods.
-- version: >= 18

-- before
CREATE TABLE t (id int4range, during daterange, CONSTRAINT t_key PRIMARY KEY (id, during WITHOUT OVERLAPS));

-- after
CREATE TABLE t (id int4range, during daterange, CONSTRAINT t_key PRIMARY KEY (id, during));

-- plan
-- hazard: unique-may-fail: It fails where rows of public.t have the same values in (id, during).
CREATE UNIQUE INDEX CONCURRENTLY t_key_new ON public.t (id, during);

ALTER TABLE public.t DROP CONSTRAINT t_key, ADD CONSTRAINT t_key PRIMARY KEY USING INDEX t_key_new;
