-- A foreign key that refers to a unique index is to refer to the primary key of the same columns.
-- one way
-- before
CREATE TABLE users (id integer NOT NULL);
CREATE UNIQUE INDEX users_id ON users (id);
ALTER TABLE users ADD PRIMARY KEY (id);
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer REFERENCES users (id));
-- after
CREATE TABLE users (id integer PRIMARY KEY);
CREATE UNIQUE INDEX users_id ON users (id);
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer REFERENCES users (id));
-- plan
-- hazard: pg-drop-fk: Reads and writes of public.orders and public.users wait while it is dropped.
ALTER TABLE public.orders DROP CONSTRAINT orders_user_id_fkey;

ALTER TABLE public.orders ADD CONSTRAINT orders_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users NOT VALID;

-- godwit: commit
-- hazard: foreign-key-may-fail: It fails where (user_id) has values that public.users does not have.
ALTER TABLE public.orders VALIDATE CONSTRAINT orders_user_id_fkey;
