-- A list of words on a varchar is written by the server in three ways, and is the same all the time.
-- before
CREATE TABLE t (state varchar(10) CONSTRAINT known CHECK (state IN ('a', 'b')));
-- after
CREATE TABLE t (state varchar(10) CONSTRAINT known CHECK (state::text = ANY (ARRAY['a'::varchar, 'b'::varchar]::text[])));
-- plan
