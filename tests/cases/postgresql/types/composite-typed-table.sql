-- A table of the type changes with it.

-- before
CREATE TYPE point3 AS (x int, y int);
CREATE TABLE points OF point3;

-- after
CREATE TYPE point3 AS (x int, y bigint, z int);
CREATE TABLE points OF point3;

-- plan
