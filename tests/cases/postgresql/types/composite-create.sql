-- A composite type, one without attributes, and one of both.

-- before

-- after
CREATE TYPE address AS (street text COLLATE "C", "Zip code" varchar(10), tags text[]);
CREATE TYPE nothing AS ();
CREATE TYPE letter AS (address address, nothing nothing);

-- plan
CREATE TYPE public.address AS (
    street text COLLATE "C",
    "Zip code" character varying(10),
    tags text[]
);

CREATE TYPE public.nothing AS ();

CREATE TYPE public.letter AS (address public.address, nothing public.nothing);
