-- Since 17 the NOT NULL of a domain may have a name.
-- version: >= 17

-- before
CREATE DOMAIN email AS text;
CREATE DOMAIN name AS text NOT NULL;

-- after
CREATE DOMAIN email AS text CONSTRAINT always NOT NULL;
CREATE DOMAIN name AS text CONSTRAINT there NOT NULL;

-- plan
-- hazard: not-null-may-fail: Rows that hold NULL in a column of this domain make the statement fail.
ALTER DOMAIN public.email ADD CONSTRAINT always NOT NULL;

ALTER DOMAIN public.name RENAME CONSTRAINT name_not_null TO there;
