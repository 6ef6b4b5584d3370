-- An enum is created; labels may hold anything.

-- before

-- after
CREATE TYPE mood AS ENUM ('sad', 'it''s ok', E'back\\slash', '"quoted"');
CREATE TYPE nothing AS ENUM ();

-- plan
CREATE TYPE public.mood AS ENUM ('sad', 'it''s ok', E'back\\slash', '"quoted"');

CREATE TYPE public.nothing AS ENUM ();
