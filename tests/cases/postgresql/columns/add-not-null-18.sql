-- From 18 on, NOT NULL is a constraint that can be validated later.
-- backfill: public.users.email=''
-- version: >= 18
-- before
CREATE TABLE users (id int);
-- after
CREATE TABLE users (id int, email text NOT NULL);
-- plan
ALTER TABLE public.users ADD COLUMN email text;

-- godwit: batches of public.users, 200 ms each, pause 100%
UPDATE public.users SET email = '' WHERE ctid >= $1 AND ctid < $2 AND email IS NULL;

ALTER TABLE public.users ADD CONSTRAINT users_email_not_null NOT NULL email NOT VALID;

-- godwit: commit
-- hazard: not-null-may-fail: Rows with NULL make the statement fail.
ALTER TABLE public.users VALIDATE CONSTRAINT users_email_not_null;
