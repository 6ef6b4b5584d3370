-- A table becomes one of a composite type.

-- before
CREATE TYPE pair AS (one int, two text); CREATE TABLE t (one int, two text); CREATE TABLE u OF pair;

-- after
CREATE TYPE pair AS (one int, two text); CREATE TABLE t OF pair; CREATE TABLE u (one int, two text);

-- plan
ALTER TABLE public.u NOT OF;

-- godwit: commit
ALTER TABLE public.t OF public.pair;
