-- Tables that refer to each other become unlogged, and logged, in the order that their foreign keys allow.
-- before
CREATE TABLE users (id integer PRIMARY KEY);
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer REFERENCES users);
-- after
CREATE UNLOGGED TABLE users (id integer PRIMARY KEY);
CREATE UNLOGGED TABLE orders (id integer PRIMARY KEY, user_id integer REFERENCES users);
-- plan
ALTER TABLE public.orders SET UNLOGGED;

-- godwit: commit
ALTER TABLE public.users SET UNLOGGED;
