-- A column without a default is filled in batches before it forbids NULL.
-- backfill: public.users.email=''
-- version: < 18
-- before
CREATE TABLE users (id int);
-- after
CREATE TABLE users (id int, email text NOT NULL);
-- plan
ALTER TABLE public.users ADD COLUMN email text;

-- godwit: batches of public.users, 200 ms each, pause 100%
UPDATE public.users SET email = '' WHERE ctid >= $1 AND ctid < $2 AND email IS NULL;

ALTER TABLE public.users ADD CONSTRAINT users_email_not_null CHECK (email IS NOT NULL) NOT VALID;

-- godwit: commit
-- hazard: not-null-may-fail: Rows with NULL make the statement fail.
ALTER TABLE public.users VALIDATE CONSTRAINT users_email_not_null;

-- godwit: commit
ALTER TABLE public.users ALTER COLUMN email SET NOT NULL;

ALTER TABLE public.users DROP CONSTRAINT users_email_not_null;
