-- From 18 on, NOT NULL is added without a scan and validated afterwards.
-- version: >= 18
-- before
CREATE TABLE users (id int, email text);
-- after
CREATE TABLE users (id int, email text NOT NULL);
-- plan
ALTER TABLE public.users ADD CONSTRAINT users_email_not_null NOT NULL email NOT VALID;

-- godwit: commit
-- hazard: not-null-may-fail: Rows with NULL make the statement fail.
ALTER TABLE public.users VALIDATE CONSTRAINT users_email_not_null;
