-- A UNIQUE constraint gets an index that was built before.
-- before
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
-- after
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);
-- plan
