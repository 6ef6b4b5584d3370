-- An attribute becomes of another type while a table holds values.

-- before
CREATE TYPE address AS (street text, zip int);
CREATE TABLE person (id int PRIMARY KEY, address address, old address[]);

-- after
CREATE TYPE address AS (street text, zip bigint);
CREATE TABLE person (id int PRIMARY KEY, address address, old address[]);

-- plan
