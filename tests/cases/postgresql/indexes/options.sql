-- Storage parameters are changed in place.
-- before
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE INDEX users_name ON users (name) WITH (fillfactor = 70, deduplicate_items = off);
-- after
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE INDEX users_name ON users (name) WITH (fillfactor = 90);
-- plan
