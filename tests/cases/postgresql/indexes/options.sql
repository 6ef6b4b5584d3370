-- Storage parameters are changed in place.
-- before
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE INDEX users_name ON users (name) WITH (fillfactor = 70, deduplicate_items = off);
-- after
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE INDEX users_name ON users (name) WITH (fillfactor = 90);
-- plan
ALTER INDEX public.users_name RESET (deduplicate_items);

ALTER INDEX public.users_name SET (fillfactor = 90);
