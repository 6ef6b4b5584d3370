-- An index over an expression that the new type does not have is dropped before, and the new one is built after.
-- before
CREATE TABLE users (id integer, code text);
CREATE INDEX users_code ON users (lower(code));
-- after
CREATE TABLE users (id integer, code bigint);
CREATE INDEX users_code ON users (code);
-- plan
DROP INDEX CONCURRENTLY public.users_code;

-- hazard: cast-may-fail: Values of text that bigint does not take make the statement fail.
-- hazard: pg-alter-type-rewrite: The table is written anew, or read as a whole, and nobody can read or write it meanwhile.
ALTER TABLE public.users ALTER COLUMN code TYPE bigint USING code::bigint;

CREATE INDEX CONCURRENTLY users_code ON public.users (code);
