-- Another operator, and another kind of index.

-- before
CREATE TABLE t (id int PRIMARY KEY, room int4range, during int4range,
    CONSTRAINT apart EXCLUDE USING gist (during WITH &&), CONSTRAINT beside EXCLUDE USING gist (room WITH &&));

-- after
CREATE TABLE t (id int PRIMARY KEY, room int4range, during int4range,
    CONSTRAINT apart EXCLUDE USING gist (during WITH -|-), CONSTRAINT beside EXCLUDE USING spgist (room WITH &&));

-- plan
ALTER TABLE public.t DROP CONSTRAINT apart;

-- hazard: pg-add-exclusion: Reads and writes of public.t wait until its index is built.
-- hazard: exclusion-may-fail: It fails where rows of public.t exclude each other.
ALTER TABLE public.t ADD CONSTRAINT apart EXCLUDE USING gist (during WITH -|-);

ALTER TABLE public.t DROP CONSTRAINT beside;

-- hazard: pg-add-exclusion: Reads and writes of public.t wait until its index is built.
-- hazard: exclusion-may-fail: It fails where rows of public.t exclude each other.
ALTER TABLE public.t ADD CONSTRAINT beside EXCLUDE USING spgist (room WITH &&);
