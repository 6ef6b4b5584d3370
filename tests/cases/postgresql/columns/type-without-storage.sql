-- A type that is stored in one way only takes the place of one that had another.
-- before
CREATE TABLE users (id integer, code text);
ALTER TABLE users ALTER code SET STORAGE EXTERNAL;
-- after
CREATE TABLE users (id integer, code interval);
-- plan
-- hazard: cast-may-fail: Values of text that interval does not take make the statement fail.
-- hazard: pg-alter-type-rewrite: The table is written anew, or read as a whole, and nobody can read or write it meanwhile.
ALTER TABLE public.users ALTER COLUMN code TYPE interval USING code::interval;
