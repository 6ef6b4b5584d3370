-- Other actions: the new key is validated before the old one goes; its comment stays.
-- before
CREATE TABLE users (id integer PRIMARY KEY, email text UNIQUE);
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer, email text, a integer, b integer);
ALTER TABLE orders ADD CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES users;
COMMENT ON CONSTRAINT orders_user ON orders IS 'who';
-- after
CREATE TABLE users (id integer PRIMARY KEY, email text UNIQUE);
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer, email text, a integer, b integer);
ALTER TABLE orders ADD CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES users ON DELETE CASCADE ON UPDATE SET NULL;
COMMENT ON CONSTRAINT orders_user ON orders IS 'who';
-- plan
ALTER TABLE public.orders ADD CONSTRAINT orders_user_new FOREIGN KEY (user_id) REFERENCES public.users (id) ON UPDATE SET NULL ON DELETE CASCADE NOT VALID;

-- godwit: commit
-- hazard: foreign-key-may-fail: It fails where (user_id) has values that public.users does not have.
ALTER TABLE public.orders VALIDATE CONSTRAINT orders_user_new;

-- godwit: commit
ALTER TABLE public.orders DROP CONSTRAINT orders_user;

ALTER TABLE public.orders RENAME CONSTRAINT orders_user_new TO orders_user;

COMMENT ON CONSTRAINT orders_user ON public.orders IS 'who';
