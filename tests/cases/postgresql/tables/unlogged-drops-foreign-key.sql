-- A table that others refer to becomes unlogged: the foreign key goes first.
-- before
CREATE TABLE users (id integer PRIMARY KEY);
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer REFERENCES users);
-- after
CREATE UNLOGGED TABLE users (id integer PRIMARY KEY);
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer);
-- plan
-- hazard: drop-constraint: Rows that it forbids can be written from then on.
-- hazard: pg-drop-fk: Reads and writes of public.orders and public.users wait while it is dropped.
ALTER TABLE public.orders DROP CONSTRAINT orders_user_id_fkey;

-- godwit: commit
ALTER TABLE public.users SET UNLOGGED;
