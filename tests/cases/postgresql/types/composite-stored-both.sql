-- Attributes come, go and change at once while a table holds values.

-- before
CREATE TYPE address AS (street text, zip int, gone date);
CREATE TABLE person (id int PRIMARY KEY, address address);

-- after
CREATE TYPE address AS (street text, zip bigint, country text);
CREATE TABLE person (id int PRIMARY KEY, address address);

-- plan
