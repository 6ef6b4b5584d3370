-- A foreign key needs a unique index: when that is replaced, the key is dropped before and made again.
-- before
CREATE TABLE users (id integer, email text);
CREATE UNIQUE INDEX users_id ON users (id);
CREATE TABLE orders (user_id integer CONSTRAINT orders_user REFERENCES users (id));
-- after
CREATE TABLE users (id integer, email text);
CREATE UNIQUE INDEX users_id ON users (id) INCLUDE (email);
CREATE TABLE orders (user_id integer CONSTRAINT orders_user REFERENCES users (id));
-- plan
-- hazard: pg-drop-fk: Reads and writes of public.orders and public.users wait while it is dropped.
ALTER TABLE public.orders DROP CONSTRAINT orders_user;

DROP INDEX CONCURRENTLY public.users_id;

-- hazard: unique-may-fail: It fails where rows of public.users have the same values in (id).
CREATE UNIQUE INDEX CONCURRENTLY users_id ON public.users (id) INCLUDE (email);

ALTER TABLE public.orders ADD CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES public.users (id) NOT VALID;

-- godwit: commit
-- hazard: foreign-key-may-fail: It fails where (user_id) has values that public.users does not have.
ALTER TABLE public.orders VALIDATE CONSTRAINT orders_user;
