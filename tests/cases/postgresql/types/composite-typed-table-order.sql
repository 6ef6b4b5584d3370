-- A composite type that a column is of is made again with a new attribute before others; a table of it has its columns in another order.

-- before
CREATE TYPE pair AS (one int, two text);
CREATE TABLE pairs OF pair;
CREATE TABLE holders (id int PRIMARY KEY, held pair);

-- after
CREATE TYPE pair AS (one bigint, three date, two text);
CREATE TABLE pairs OF pair;
CREATE TABLE holders (id int PRIMARY KEY, held pair);

-- plan
-- refused: GDW0826 table public.pairs: it is to be of composite type public.pair, whose attributes stand in another order than its columns can, and the server has no statement that puts a column before others.
-- Name the new attributes last in CREATE TYPE.
