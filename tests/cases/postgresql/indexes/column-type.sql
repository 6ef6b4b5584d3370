-- The type of an indexed column changes: the server builds the index again.
-- before
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE INDEX users_age ON users (age, (age + 1));
-- after
CREATE TABLE users (id integer, email text, name text, age bigint, created timestamptz);
CREATE INDEX users_age ON users (age, (age + 1));
-- plan
-- hazard: pg-alter-type-rewrite: The table is written anew, or read as a whole, and nobody can read or write it meanwhile.
ALTER TABLE public.users ALTER COLUMN age TYPE bigint;
