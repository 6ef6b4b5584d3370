-- Default, NOT NULL and checks change in place; a check is validated in a step of its own.

-- before
CREATE DOMAIN email AS text DEFAULT 'a@b' CONSTRAINT email_at CHECK (VALUE LIKE '%@%') CONSTRAINT gone CHECK (VALUE <> '');
CREATE TABLE person (id int PRIMARY KEY, email email);

-- after
CREATE DOMAIN email AS text DEFAULT 'c@d' NOT NULL CONSTRAINT email_at CHECK (VALUE LIKE '%_@_%') CONSTRAINT fresh CHECK (length(VALUE) < 100);
CREATE TABLE person (id int PRIMARY KEY, email email);

-- plan
ALTER DOMAIN public.email SET DEFAULT 'c@d'::text;

-- hazard: not-null-may-fail: Rows that hold NULL in a column of this domain make the statement fail.
ALTER DOMAIN public.email SET NOT NULL;

ALTER DOMAIN public.email ADD CONSTRAINT fresh CHECK (length(VALUE) < 100) NOT VALID;

-- godwit: commit
-- hazard: check-may-fail: Rows that hold other values in a column of this domain make it fail.
ALTER DOMAIN public.email VALIDATE CONSTRAINT fresh;

ALTER DOMAIN public.email DROP CONSTRAINT email_at;

ALTER DOMAIN public.email ADD CONSTRAINT email_at CHECK (VALUE ~~ '%_@_%'::text) NOT VALID;

-- godwit: commit
-- hazard: check-may-fail: Rows that hold other values in a column of this domain make it fail.
ALTER DOMAIN public.email VALIDATE CONSTRAINT email_at;

ALTER DOMAIN public.email DROP CONSTRAINT gone;
