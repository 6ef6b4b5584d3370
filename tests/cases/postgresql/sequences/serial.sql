-- A serial column is a sequence that the column owns.
-- before
CREATE TABLE users (name text);
-- after
CREATE TABLE users (name text, id serial);
-- plan
CREATE SEQUENCE public.users_id_seq AS integer;

-- hazard: pg-add-column-serial: The table is written anew, and nobody can read or write it meanwhile.
ALTER TABLE public.users ADD COLUMN id integer DEFAULT nextval('public.users_id_seq'::regclass) NOT NULL;

ALTER SEQUENCE public.users_id_seq OWNED BY public.users.id;
