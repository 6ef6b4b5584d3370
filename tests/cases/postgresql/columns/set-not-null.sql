-- NOT NULL on a filled column goes through a check constraint.
-- version: < 18
-- before
CREATE TABLE users (id int, email text);
-- after
CREATE TABLE users (id int, email text NOT NULL);
-- plan
ALTER TABLE public.users ADD CONSTRAINT users_email_not_null CHECK (email IS NOT NULL) NOT VALID;

-- godwit: commit
-- hazard: not-null-may-fail: Rows with NULL make the statement fail.
ALTER TABLE public.users VALIDATE CONSTRAINT users_email_not_null;

-- godwit: commit
ALTER TABLE public.users ALTER COLUMN email SET NOT NULL;

ALTER TABLE public.users DROP CONSTRAINT users_email_not_null;
