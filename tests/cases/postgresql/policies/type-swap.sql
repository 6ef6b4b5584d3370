-- No transaction ends without the policies that a swapped type takes away.

-- before
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE a (id int PRIMARY KEY, mood mood); ALTER TABLE a ENABLE ROW LEVEL SECURITY;
CREATE TABLE b (id int PRIMARY KEY, mood mood); ALTER TABLE b ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON a USING (true);
CREATE POLICY not_sad ON a AS RESTRICTIVE USING (mood <> 'sad');
CREATE POLICY not_sad ON b AS RESTRICTIVE USING (mood <> 'sad');

-- after
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE a (id int PRIMARY KEY, mood mood); ALTER TABLE a ENABLE ROW LEVEL SECURITY;
CREATE TABLE b (id int PRIMARY KEY, mood mood); ALTER TABLE b ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON a USING (true);
CREATE POLICY not_sad ON a AS RESTRICTIVE USING (mood <> 'sad');
CREATE POLICY not_sad ON b AS RESTRICTIVE USING (mood <> 'sad');

-- plan
DROP POLICY not_sad ON public.a;

DROP POLICY not_sad ON public.b;

ALTER TYPE public.mood RENAME TO mood_old;

CREATE TYPE public.mood AS ENUM ('sad', 'ok');

-- hazard: pg-alter-type-rewrite: The table is written anew, and nobody can read or write it meanwhile.
-- hazard: cast-may-fail: Rows with 'happy' make the statement fail.
ALTER TABLE public.a ALTER COLUMN mood TYPE public.mood USING mood::text::public.mood;

-- hazard: pg-alter-type-rewrite: The table is written anew, and nobody can read or write it meanwhile.
-- hazard: cast-may-fail: Rows with 'happy' make the statement fail.
ALTER TABLE public.b ALTER COLUMN mood TYPE public.mood USING mood::text::public.mood;

CREATE POLICY not_sad ON public.a AS RESTRICTIVE USING ((mood <> 'sad'::public.mood));

CREATE POLICY not_sad ON public.b AS RESTRICTIVE USING ((mood <> 'sad'::public.mood));

DROP TYPE public.mood_old;
