-- A partition goes, and with the key of the whole the table whose foreign key refers to it: that table goes first.
-- before
CREATE TABLE parted (id integer NOT NULL, at date NOT NULL, note text) PARTITION BY RANGE (at);
ALTER TABLE parted ADD CONSTRAINT parted_key UNIQUE (id, at);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE z (p_id integer, p_at date, FOREIGN KEY (p_id, p_at) REFERENCES parted (id, at));
-- after
CREATE TABLE parted (id integer NOT NULL, at date NOT NULL, note text) PARTITION BY RANGE (at);
-- plan
-- hazard: drop-table: The table is dropped with all its rows.
DROP TABLE public.z;

-- hazard: drop-table: The table is dropped with all its rows.
DROP TABLE public.parted_1;

-- hazard: drop-constraint: Rows that it forbids can be written from then on.
ALTER TABLE public.parted DROP CONSTRAINT parted_key;
