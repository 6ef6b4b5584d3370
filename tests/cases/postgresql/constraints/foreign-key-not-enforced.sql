-- A foreign key that is only said, and one that is no longer enforced.
-- version: >= 18
-- before
CREATE TABLE users (id integer PRIMARY KEY, email text UNIQUE);
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer, email text, a integer, b integer);
ALTER TABLE orders ADD CONSTRAINT orders_mail FOREIGN KEY (email) REFERENCES users (email);
-- after
CREATE TABLE users (id integer PRIMARY KEY, email text UNIQUE);
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer, email text, a integer, b integer);
ALTER TABLE orders ADD CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES users NOT ENFORCED;
ALTER TABLE orders ADD CONSTRAINT orders_mail FOREIGN KEY (email) REFERENCES users (email) NOT ENFORCED;
-- plan
ALTER TABLE public.orders ALTER CONSTRAINT orders_mail NOT ENFORCED;

ALTER TABLE public.orders ADD CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES public.users (id) NOT ENFORCED;
