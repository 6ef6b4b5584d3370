-- A rule and its state.
-- plan of: >= 16
-- before
CREATE TABLE t (id int, name text);
-- after
CREATE TABLE t (id int, name text); CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING; ALTER TABLE t DISABLE RULE r;
-- plan
CREATE RULE r AS
    ON DELETE TO public.t DO INSTEAD NOTHING;

ALTER TABLE public.t DISABLE RULE r;
