-- The default of a column calls a function that reads its table.

-- before

-- after
SET check_function_bodies = off;
CREATE FUNCTION next_number() RETURNS int LANGUAGE sql AS 'SELECT coalesce(max(number), 0) + 1 FROM numbered';
CREATE TABLE numbered (id int PRIMARY KEY, number int DEFAULT next_number());

-- plan
-- Functions mention what is created after them.
SET LOCAL check_function_bodies = off;

CREATE FUNCTION public.next_number()
    RETURNS integer
    LANGUAGE sql
AS $$SELECT coalesce(max(number), 0) + 1 FROM numbered$$;

CREATE TABLE public.numbered (
    id integer NOT NULL,
    number integer DEFAULT public.next_number()
);

ALTER TABLE public.numbered ADD CONSTRAINT numbered_pkey PRIMARY KEY (id);
