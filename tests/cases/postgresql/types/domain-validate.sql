-- A check that was not validated is.

-- before
CREATE DOMAIN email AS text;
ALTER DOMAIN email ADD CONSTRAINT c CHECK (VALUE <> '') NOT VALID;

-- after
CREATE DOMAIN email AS text;
ALTER DOMAIN email ADD CONSTRAINT c CHECK (VALUE <> '');

-- plan
-- hazard: check-may-fail: Rows that hold other values in a column of this domain make it fail.
ALTER DOMAIN public.email VALIDATE CONSTRAINT c;
