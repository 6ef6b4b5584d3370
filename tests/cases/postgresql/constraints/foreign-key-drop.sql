-- A foreign key is dropped.
-- before
CREATE TABLE users (id integer PRIMARY KEY, email text UNIQUE);
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer, email text, a integer, b integer);
ALTER TABLE orders ADD CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES users;
-- after
CREATE TABLE users (id integer PRIMARY KEY, email text UNIQUE);
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer, email text, a integer, b integer);
-- plan
-- hazard: drop-constraint: Rows that it forbids can be written from then on.
-- hazard: pg-drop-fk: Reads and writes of public.orders and public.users wait while it is dropped.
ALTER TABLE public.orders DROP CONSTRAINT orders_user;
