-- A NOT NULL with a name of its own.
-- version: >= 18
-- before
CREATE TABLE users (id integer, email text);
-- after
CREATE TABLE users (id integer CONSTRAINT id_there NOT NULL, email text);
ALTER TABLE users ADD CONSTRAINT mail_soon NOT NULL email NOT VALID;
-- plan
