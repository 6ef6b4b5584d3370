-- The short form scans both tables under a lock.
-- plain
-- before
CREATE TABLE users (id integer PRIMARY KEY, email text UNIQUE);
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer, email text, a integer, b integer);
-- after
CREATE TABLE users (id integer PRIMARY KEY, email text UNIQUE);
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer, email text, a integer, b integer);
ALTER TABLE orders ADD CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES users;
-- plan
-- hazard: pg-add-fk-valid: Writes to public.orders and public.users wait while every row is checked.
-- hazard: foreign-key-may-fail: It fails where (user_id) has values that public.users does not have.
ALTER TABLE public.orders ADD CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES public.users (id);
