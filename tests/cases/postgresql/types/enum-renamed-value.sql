-- A label gets another name and stays the same label.
-- rename: value mood.ok to fine

-- before
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');

-- after
CREATE TYPE mood AS ENUM ('sad', 'fine', 'happy');

-- plan
ALTER TYPE public.mood RENAME VALUE 'ok' TO 'fine';
