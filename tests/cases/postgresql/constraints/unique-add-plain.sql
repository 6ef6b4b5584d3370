-- The short form builds the index under a lock.
-- plain
-- before
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
-- after
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);
-- plan
