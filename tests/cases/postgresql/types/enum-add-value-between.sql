-- A label between two others is added behind the one before it.

-- before
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');

-- after
CREATE TYPE mood AS ENUM ('sad', 'so so', 'so lala', 'ok', 'happy', 'it''s great');

-- plan
ALTER TYPE public.mood ADD VALUE 'so so' AFTER 'sad';

ALTER TYPE public.mood ADD VALUE 'so lala' AFTER 'so so';

ALTER TYPE public.mood ADD VALUE 'it''s great';
