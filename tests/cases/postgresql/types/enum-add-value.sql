-- Labels are added in place, each where it belongs. The way back takes a new type.

-- before
CREATE TYPE mood AS ENUM ('ok');

-- after
CREATE TYPE mood AS ENUM ('awful', 'sad', 'ok', 'good', 'great');

-- plan
ALTER TYPE public.mood ADD VALUE 'awful' BEFORE 'ok';

ALTER TYPE public.mood ADD VALUE 'sad' AFTER 'awful';

ALTER TYPE public.mood ADD VALUE 'good';

ALTER TYPE public.mood ADD VALUE 'great';
