-- Domains over the type, composite types with it and arrays are carried over too.

-- before
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE DOMAIN shown_mood AS mood DEFAULT 'ok' CHECK (VALUE <> 'sad');
CREATE TYPE entry AS (day date, mood mood);
CREATE TABLE diary (id int PRIMARY KEY, shown shown_mood, entry entry, entries entry[], moods mood[] DEFAULT '{ok}');

-- after
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE DOMAIN shown_mood AS mood DEFAULT 'ok' CHECK (VALUE <> 'sad');
CREATE TYPE entry AS (day date, mood mood);
CREATE TABLE diary (id int PRIMARY KEY, shown shown_mood, entry entry, entries entry[], moods mood[] DEFAULT '{ok}');

-- plan
ALTER TYPE public.mood RENAME TO mood_old;

ALTER DOMAIN public.shown_mood RENAME TO shown_mood_old;

ALTER TYPE public.entry RENAME TO entry_old;

CREATE TYPE public.mood AS ENUM ('sad', 'ok');

CREATE DOMAIN public.shown_mood AS public.mood
    DEFAULT 'ok'::public.mood
    CONSTRAINT shown_mood_check CHECK (VALUE <> 'sad'::public.mood);

CREATE TYPE public.entry AS (day date, mood public.mood);

-- hazard: pg-alter-type-rewrite: The table is written anew, and nobody can read or write it meanwhile.
-- hazard: cast-may-fail: Rows with a value that the new type does not take make the statement fail.
-- hazard: cast-may-fail: Rows with a value that the new type does not take make the statement fail.
-- hazard: cast-may-fail: Rows with 'happy' make the statement fail.
-- hazard: cast-may-fail: Rows with a value that the new type does not take make the statement fail.
ALTER TABLE public.diary
    ALTER COLUMN entries TYPE public.entry[] USING entries::text::public.entry[],
    ALTER COLUMN entry TYPE public.entry USING entry::text::public.entry,
    ALTER COLUMN moods DROP DEFAULT,
    ALTER COLUMN moods TYPE public.mood[] USING moods::text::public.mood[],
    ALTER COLUMN moods SET DEFAULT '{ok}'::public.mood[],
    ALTER COLUMN shown TYPE public.shown_mood USING shown::text::public.shown_mood;

DROP TYPE public.entry_old;

DROP DOMAIN public.shown_mood_old;

DROP TYPE public.mood_old;
