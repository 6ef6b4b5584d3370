-- A table that had no replica identity gets that of a new key: what is said of the index is not taken back.
-- before
CREATE TABLE users (name text);
ALTER TABLE users REPLICA IDENTITY NOTHING;
-- after
CREATE TABLE users (name text, id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
ALTER TABLE users REPLICA IDENTITY USING INDEX users_pkey;
-- plan
-- hazard: pg-add-column-serial: The table is written anew, and nobody can read or write it meanwhile.
ALTER TABLE public.users ADD COLUMN id integer GENERATED ALWAYS AS IDENTITY NOT NULL;

-- hazard: unique-may-fail: It fails where rows of public.users have the same values in (id).
CREATE UNIQUE INDEX CONCURRENTLY users_pkey ON public.users (id);

ALTER TABLE public.users ADD CONSTRAINT users_pkey PRIMARY KEY USING INDEX users_pkey;

ALTER TABLE public.users REPLICA IDENTITY USING INDEX users_pkey;
