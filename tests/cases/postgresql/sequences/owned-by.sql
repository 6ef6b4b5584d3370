-- A column takes on a sequence, another one lets it go, and one is dropped.

-- before
CREATE SEQUENCE taken; CREATE TABLE t (id int PRIMARY KEY); CREATE SEQUENCE freed OWNED BY t.id; CREATE SEQUENCE dropped;
COMMENT ON SEQUENCE taken IS 'numbers';

-- after
CREATE SEQUENCE taken; CREATE TABLE t (id int PRIMARY KEY); CREATE SEQUENCE freed; ALTER SEQUENCE taken OWNED BY t.id; GRANT USAGE ON SEQUENCE freed TO PUBLIC;

-- plan
ALTER SEQUENCE public.freed OWNED BY NONE;

GRANT USAGE ON SEQUENCE public.freed TO PUBLIC;

COMMENT ON SEQUENCE public.taken IS NULL;

ALTER SEQUENCE public.taken OWNED BY public.t.id;

-- hazard: drop-sequence: Its position is lost.
DROP SEQUENCE public.dropped;
