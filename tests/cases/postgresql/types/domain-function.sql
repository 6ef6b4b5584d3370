-- A function in the check of a domain is made again: the check makes way, the domain stays.

-- before
CREATE FUNCTION fits(a text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE DOMAIN code AS text CONSTRAINT fits CHECK (fits(VALUE));
CREATE TABLE item (id int PRIMARY KEY, code code);

-- after
CREATE FUNCTION fits(b text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE DOMAIN code AS text CONSTRAINT fits CHECK (fits(VALUE));
CREATE TABLE item (id int PRIMARY KEY, code code);

-- plan
