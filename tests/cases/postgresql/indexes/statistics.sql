-- The statistics target of an expression is changed in place.
-- before
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE INDEX users_name ON users (lower(name), (age + 1));
ALTER INDEX users_name ALTER COLUMN 1 SET STATISTICS 500;
-- after
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE INDEX users_name ON users (lower(name), (age + 1));
ALTER INDEX users_name ALTER COLUMN 2 SET STATISTICS 200;
-- plan
ALTER INDEX public.users_name ALTER COLUMN 1 SET STATISTICS -1;

ALTER INDEX public.users_name ALTER COLUMN 2 SET STATISTICS 200;
