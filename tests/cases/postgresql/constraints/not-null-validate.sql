-- A NOT NULL that was left unvalidated is validated.
-- version: >= 18
-- before
CREATE TABLE users (id integer, email text);
ALTER TABLE users ADD CONSTRAINT mail_there NOT NULL email NOT VALID;
-- after
CREATE TABLE users (id integer, email text);
ALTER TABLE users ADD CONSTRAINT mail_there NOT NULL email;
-- plan
-- hazard: not-null-may-fail: It fails where email has no value.
ALTER TABLE public.users VALIDATE CONSTRAINT mail_there;
