-- Attributes come and go in a type that a table holds.

-- before
CREATE TYPE address AS (street text, gone date);
CREATE TABLE person (id int PRIMARY KEY, address address);

-- after
CREATE TYPE address AS (street text, country text);
CREATE TABLE person (id int PRIMARY KEY, address address);

-- plan
