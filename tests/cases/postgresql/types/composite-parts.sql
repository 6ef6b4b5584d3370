-- Attributes of a composite type that nothing stores come, go and change.

-- before
CREATE TYPE pair AS (one int, two text, three date);

-- after
CREATE TYPE pair AS (one bigint, two text COLLATE "C", four date);

-- plan
ALTER TYPE public.pair ALTER ATTRIBUTE one TYPE bigint;

ALTER TYPE public.pair ALTER ATTRIBUTE two TYPE text COLLATE "C";

ALTER TYPE public.pair DROP ATTRIBUTE three;

ALTER TYPE public.pair ADD ATTRIBUTE four date;
