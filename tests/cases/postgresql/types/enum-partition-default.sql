-- An enum is swapped under partitions that have defaults of their own.

-- before
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE p (id int, at date, mood mood) PARTITION BY RANGE (at);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
ALTER TABLE p1 ALTER mood SET DEFAULT 'sad';
CREATE TABLE q (id int, at date, mood mood DEFAULT 'ok') PARTITION BY RANGE (at);
CREATE TABLE q1 PARTITION OF q FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
ALTER TABLE q1 ALTER mood SET DEFAULT 'sad';

-- after
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE p (id int, at date, mood mood) PARTITION BY RANGE (at);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
ALTER TABLE p1 ALTER mood SET DEFAULT 'sad';
CREATE TABLE q (id int, at date, mood mood DEFAULT 'ok') PARTITION BY RANGE (at);
CREATE TABLE q1 PARTITION OF q FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
ALTER TABLE q1 ALTER mood SET DEFAULT 'sad';

-- plan
ALTER TYPE public.mood RENAME TO mood_old;

CREATE TYPE public.mood AS ENUM ('sad', 'ok');

ALTER TABLE ONLY public.p1 ALTER COLUMN mood DROP DEFAULT;

-- hazard: pg-alter-type-rewrite: The table is written anew, and nobody can read or write it meanwhile.
-- hazard: cast-may-fail: Rows with 'happy' make the statement fail.
ALTER TABLE public.p ALTER COLUMN mood TYPE public.mood USING mood::text::public.mood;

ALTER TABLE ONLY public.p1 ALTER COLUMN mood SET DEFAULT 'sad'::public.mood;

-- hazard: pg-alter-type-rewrite: The table is written anew, and nobody can read or write it meanwhile.
-- hazard: cast-may-fail: Rows with 'happy' make the statement fail.
ALTER TABLE public.q
    ALTER COLUMN mood DROP DEFAULT,
    ALTER COLUMN mood TYPE public.mood USING mood::text::public.mood,
    ALTER COLUMN mood SET DEFAULT 'ok'::public.mood;

ALTER TABLE ONLY public.q1 ALTER COLUMN mood SET DEFAULT 'sad'::public.mood;

DROP TYPE public.mood_old;
