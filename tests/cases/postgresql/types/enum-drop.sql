-- An enum that nothing uses is dropped.

-- before
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');

-- after

-- plan
DROP TYPE public.mood;
