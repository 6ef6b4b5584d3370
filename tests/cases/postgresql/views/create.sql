-- Views come after what they read.
-- plan of: >= 16
-- before
-- after
CREATE TABLE t (id int, name text); CREATE VIEW a AS SELECT id FROM t; CREATE VIEW b AS SELECT a.id, t.name FROM a JOIN t USING (id); COMMENT ON COLUMN b.name IS 'it''s';
-- plan
CREATE TABLE public.t (
    id integer,
    name text
);

CREATE VIEW public.a AS
SELECT id
   FROM public.t;

CREATE VIEW public.b AS
SELECT a.id,
    t.name
   FROM (public.a
     JOIN public.t USING (id));

COMMENT ON COLUMN public.b.name IS 'it''s';
