-- The short form checks at once.
-- plain

-- before
CREATE DOMAIN email AS text;
CREATE TABLE person (id int PRIMARY KEY, email email);

-- after
CREATE DOMAIN email AS text CONSTRAINT fresh CHECK (length(VALUE) < 100);
CREATE TABLE person (id int PRIMARY KEY, email email);

-- plan
-- hazard: check-may-fail: Rows that hold other values in a column of this domain make it fail.
ALTER DOMAIN public.email ADD CONSTRAINT fresh CHECK (length(VALUE) < 100);
