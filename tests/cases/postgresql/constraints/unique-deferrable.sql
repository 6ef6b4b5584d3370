-- A UNIQUE constraint that is looked at at the end.
-- before
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
-- after
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email, id) INCLUDE (age) WITH (fillfactor = 80) DEFERRABLE INITIALLY DEFERRED;
-- plan
