-- Since 17 the NOT NULL of a domain may have a name.
-- version: >= 17

-- before
CREATE DOMAIN email AS text;
CREATE DOMAIN name AS text NOT NULL;

-- after
CREATE DOMAIN email AS text CONSTRAINT always NOT NULL;
CREATE DOMAIN name AS text CONSTRAINT there NOT NULL;

-- plan
