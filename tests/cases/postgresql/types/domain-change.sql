-- Default, NOT NULL and checks change in place; a check is validated in a step of its own.

-- before
CREATE DOMAIN email AS text DEFAULT 'a@b' CONSTRAINT email_at CHECK (VALUE LIKE '%@%') CONSTRAINT gone CHECK (VALUE <> '');
CREATE TABLE person (id int PRIMARY KEY, email email);

-- after
CREATE DOMAIN email AS text DEFAULT 'c@d' NOT NULL CONSTRAINT email_at CHECK (VALUE LIKE '%_@_%') CONSTRAINT fresh CHECK (length(VALUE) < 100);
CREATE TABLE person (id int PRIMARY KEY, email email);

-- plan
