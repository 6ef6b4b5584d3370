-- A foreign key is to bind to the new primary key, and not to a unique index that was there before.
-- before
CREATE TABLE users (id integer NOT NULL);
CREATE UNIQUE INDEX users_id ON users (id);
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer);
-- after
CREATE TABLE users (id integer PRIMARY KEY);
CREATE UNIQUE INDEX users_id ON users (id);
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer REFERENCES users);
-- plan
-- hazard: unique-may-fail: It fails where rows of public.users have the same values in (id).
CREATE UNIQUE INDEX CONCURRENTLY users_pkey ON public.users (id);

ALTER TABLE public.users ADD CONSTRAINT users_pkey PRIMARY KEY USING INDEX users_pkey;

-- godwit: commit
ALTER TABLE public.orders ADD CONSTRAINT orders_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users NOT VALID;

-- godwit: commit
-- hazard: foreign-key-may-fail: It fails where (user_id) has values that public.users does not have.
ALTER TABLE public.orders VALIDATE CONSTRAINT orders_user_id_fkey;
