-- UNIQUE NULLS NOT DISTINCT.
-- version: >= 15
-- before
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);
-- after
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE NULLS NOT DISTINCT (email);
-- plan
