-- A label that was added cannot be used in the same transaction.

-- before
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (id int PRIMARY KEY, mood mood);

-- after
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE person (id int PRIMARY KEY, mood mood DEFAULT 'happy');

-- plan
ALTER TYPE public.mood ADD VALUE 'happy';

-- godwit: commit
ALTER TABLE public.person ALTER COLUMN mood SET DEFAULT 'happy'::public.mood;
