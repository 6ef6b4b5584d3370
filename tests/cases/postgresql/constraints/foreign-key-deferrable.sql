-- When a foreign key is looked at is changed in place.
-- before
CREATE TABLE users (id integer PRIMARY KEY, email text UNIQUE);
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer, email text, a integer, b integer);
ALTER TABLE orders ADD CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES users;
ALTER TABLE orders ADD CONSTRAINT orders_mail FOREIGN KEY (email) REFERENCES users (email) DEFERRABLE INITIALLY DEFERRED;
-- after
CREATE TABLE users (id integer PRIMARY KEY, email text UNIQUE);
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer, email text, a integer, b integer);
ALTER TABLE orders ADD CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES users DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE orders ADD CONSTRAINT orders_mail FOREIGN KEY (email) REFERENCES users (email) DEFERRABLE;
-- plan
ALTER TABLE public.orders ALTER CONSTRAINT orders_mail DEFERRABLE INITIALLY IMMEDIATE;

ALTER TABLE public.orders ALTER CONSTRAINT orders_user DEFERRABLE INITIALLY DEFERRED;
