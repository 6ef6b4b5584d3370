-- A table gets the columns of a composite type and becomes one of it, another one leaves the type and changes.

-- before
CREATE TYPE pair AS (one int, two text);
CREATE TABLE joins (one int);
CREATE TABLE leaves OF pair;

-- after
CREATE TYPE pair AS (one int, two text, three date);
CREATE TABLE joins OF pair;
CREATE TABLE leaves (one bigint, two text);

-- plan
