-- An extension goes behind a table that uses a type of it, which itself waits for a view that is to leave a table that refers to it.
-- before
CREATE EXTENSION citext;
CREATE TABLE kept (id integer NOT NULL);
CREATE INDEX kept_i ON kept (id);
CREATE POLICY kept_p ON kept FOR SELECT USING (id < 3);
CREATE TABLE named (id integer PRIMARY KEY, name citext);
CREATE TABLE uses (id integer, named_id integer REFERENCES named);
CREATE VIEW seen AS SELECT x.id FROM uses x JOIN uses y ON x.id = y.id;
-- after
CREATE TABLE kept (id integer NOT NULL);
ALTER TABLE kept ALTER id ADD GENERATED ALWAYS AS IDENTITY;
CREATE POLICY kept_p ON kept USING (id < 3);
CREATE VIEW seen AS SELECT x.id FROM kept x JOIN kept y ON x.id = y.id;
-- plan
-- hazard: policy-absent: Until it is back, which takes another transaction, rows are shown and written as the other policies say.
DROP POLICY kept_p ON public.kept;

DROP INDEX CONCURRENTLY public.kept_i;

ALTER TABLE public.kept ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;

CREATE OR REPLACE VIEW public.seen AS
SELECT x.id
   FROM (public.kept x
     JOIN public.kept y ON ((x.id = y.id)));

CREATE POLICY kept_p ON public.kept USING ((id < 3));

-- hazard: drop-table: The table is dropped with all its rows.
DROP TABLE public.uses;

-- hazard: drop-table: The table is dropped with all its rows.
DROP TABLE public.named;

DROP EXTENSION citext;
