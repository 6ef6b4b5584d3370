-- Attributes of a type that no table holds.

-- before
CREATE TYPE address AS (street text, zip int, gone date);

-- after
CREATE TYPE address AS (street text COLLATE "C", zip text, country text);

-- plan
