-- A type that is not assigned by itself gets a cast.
-- before
CREATE TABLE users (id text, n integer);
-- after
CREATE TABLE users (id integer, n text);
-- plan
-- hazard: cast-may-fail: Values of text that integer does not take make the statement fail.
-- hazard: pg-alter-type-rewrite: The table is written anew, or read as a whole, and nobody can read or write it meanwhile.
ALTER TABLE public.users ALTER COLUMN id TYPE integer USING id::integer;

-- hazard: pg-alter-type-rewrite: The table is written anew, or read as a whole, and nobody can read or write it meanwhile.
ALTER TABLE public.users ALTER COLUMN n TYPE text;
