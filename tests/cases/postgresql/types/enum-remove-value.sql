-- A label goes: the column is carried over to a new type, its default and indexes stay.

-- before
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE person (id int PRIMARY KEY, mood mood NOT NULL DEFAULT 'ok');
CREATE INDEX person_mood_idx ON person (mood);

-- after
CREATE TYPE mood AS ENUM ('ok', 'happy');
CREATE TABLE person (id int PRIMARY KEY, mood mood NOT NULL DEFAULT 'ok');
CREATE INDEX person_mood_idx ON person (mood);

-- plan
ALTER TYPE public.mood RENAME TO mood_old;

CREATE TYPE public.mood AS ENUM ('ok', 'happy');

-- hazard: pg-alter-type-rewrite: The table is written anew, and nobody can read or write it meanwhile.
-- hazard: cast-may-fail: Rows with 'sad' make the statement fail.
ALTER TABLE public.person
    ALTER COLUMN mood DROP DEFAULT,
    ALTER COLUMN mood TYPE public.mood USING mood::text::public.mood,
    ALTER COLUMN mood SET DEFAULT 'ok'::public.mood;

DROP TYPE public.mood_old;
