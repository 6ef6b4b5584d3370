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
