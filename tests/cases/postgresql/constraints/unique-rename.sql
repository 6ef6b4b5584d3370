-- A key of another name is renamed, with its index.
-- before
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
ALTER TABLE users ADD CONSTRAINT users_key UNIQUE (email);
-- after
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);
-- plan
ALTER TABLE public.users RENAME CONSTRAINT users_key TO users_email_key;
