-- An index with another definition is built beside the old one, which goes when the new one is there. Its comment
-- and its statistics target stay.
-- before
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE INDEX users_name ON users (lower(name));
COMMENT ON INDEX users_name IS 'for the search';
ALTER INDEX users_name ALTER COLUMN 1 SET STATISTICS 500;
-- after
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE INDEX users_name ON users (lower(name), email);
COMMENT ON INDEX users_name IS 'for the search';
ALTER INDEX users_name ALTER COLUMN 1 SET STATISTICS 500;
-- plan
CREATE INDEX CONCURRENTLY users_name_new ON public.users (lower(name), email);

COMMENT ON INDEX public.users_name_new IS 'for the search';

ALTER INDEX public.users_name_new ALTER COLUMN 1 SET STATISTICS 500;

DROP INDEX CONCURRENTLY public.users_name;

ALTER INDEX public.users_name_new RENAME TO users_name;
