-- A stored column becomes one that is computed when it is read.
-- version: >= 18

-- before
CREATE TABLE t (id int PRIMARY KEY, two int GENERATED ALWAYS AS (id * 2) STORED);

-- after
CREATE TABLE t (id int PRIMARY KEY, two int GENERATED ALWAYS AS (id * 2) VIRTUAL);

-- plan
ALTER TABLE public.t DROP COLUMN two;

ALTER TABLE public.t ADD COLUMN two integer GENERATED ALWAYS AS ((id * 2)) VIRTUAL;
