-- A NOT NULL that heirs do not get, and then do.
-- version: >= 18
-- before
CREATE TABLE users (id integer, email text);
ALTER TABLE users ADD CONSTRAINT mail_there NOT NULL email NO INHERIT;
-- after
CREATE TABLE users (id integer, email text);
ALTER TABLE users ADD CONSTRAINT mail_there NOT NULL email;
-- plan
ALTER TABLE public.users ALTER CONSTRAINT mail_there INHERIT;
