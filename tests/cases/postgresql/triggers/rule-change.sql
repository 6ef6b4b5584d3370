-- A rule is changed, another one switched, a third one dropped.

-- before
CREATE TABLE t (id int PRIMARY KEY);
CREATE RULE changed AS ON DELETE TO t DO INSTEAD NOTHING;
CREATE RULE switched AS ON UPDATE TO t DO ALSO NOTHING;
CREATE RULE dropped AS ON INSERT TO t DO ALSO NOTHING;

-- after
CREATE TABLE t (id int PRIMARY KEY);
CREATE RULE changed AS ON DELETE TO t DO ALSO NOTHING;
CREATE RULE switched AS ON UPDATE TO t DO ALSO NOTHING;
ALTER TABLE t ENABLE REPLICA RULE switched;

-- plan
ALTER TABLE public.t ENABLE REPLICA RULE switched;

DROP RULE changed ON public.t;

CREATE RULE changed AS
    ON DELETE TO public.t DO NOTHING;

DROP RULE dropped ON public.t;
