-- The short form builds the index under a lock.
-- plain
-- before
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
-- after
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);
-- plan
-- hazard: pg-add-unique: Reads and writes of public.users wait until its index is built.
-- hazard: unique-may-fail: It fails where rows of public.users have the same values in (email).
ALTER TABLE public.users ADD CONSTRAINT users_email_key UNIQUE (email);
