-- What refers to a table that becomes unlogged goes first, be it a table or a column.
-- one way
-- before
CREATE TABLE users (id integer PRIMARY KEY, name text);
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer REFERENCES users);
CREATE TABLE carts (id integer PRIMARY KEY, user_id integer REFERENCES users);
-- after
CREATE UNLOGGED TABLE users (name text);
CREATE TABLE carts (id integer PRIMARY KEY);
-- plan
-- hazard: drop-constraint: Rows that it forbids can be written from then on.
-- hazard: pg-drop-fk: Reads and writes of public.carts and public.users wait while it is dropped.
ALTER TABLE public.carts DROP CONSTRAINT carts_user_id_fkey;

-- hazard: drop-column: The column is dropped with all its values.
ALTER TABLE public.carts DROP COLUMN user_id;

-- hazard: drop-table: The table is dropped with all its rows.
DROP TABLE public.orders;

-- godwit: commit
ALTER TABLE public.users SET UNLOGGED;

-- hazard: drop-constraint: Rows that it forbids can be written from then on.
ALTER TABLE public.users DROP CONSTRAINT users_pkey;

-- hazard: drop-column: The column is dropped with all its values.
ALTER TABLE public.users DROP COLUMN id;
