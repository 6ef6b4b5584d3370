-- The primary key gets other columns; the foreign key to the old one gives way.
-- before
CREATE TABLE users (id integer NOT NULL, tenant integer NOT NULL, CONSTRAINT users_pkey PRIMARY KEY (id));
CREATE TABLE orders (user_id integer CONSTRAINT orders_user REFERENCES users (id));
-- after
CREATE TABLE users (id integer NOT NULL, tenant integer NOT NULL, CONSTRAINT users_pkey PRIMARY KEY (tenant, id), CONSTRAINT users_id UNIQUE (id));
CREATE TABLE orders (user_id integer CONSTRAINT orders_user REFERENCES users (id));
-- plan
-- hazard: unique-may-fail: It fails where rows of public.users have the same values in (id).
CREATE UNIQUE INDEX CONCURRENTLY users_id ON public.users (id);

ALTER TABLE public.users ADD CONSTRAINT users_id UNIQUE USING INDEX users_id;

-- godwit: commit
-- hazard: pg-drop-fk: Reads and writes of public.orders and public.users wait while it is dropped.
ALTER TABLE public.orders DROP CONSTRAINT orders_user;

-- godwit: commit
ALTER TABLE public.users DROP CONSTRAINT users_pkey;

-- hazard: unique-may-fail: It fails where rows of public.users have the same values in (tenant, id).
CREATE UNIQUE INDEX CONCURRENTLY users_pkey ON public.users (tenant, id);

ALTER TABLE public.users ADD CONSTRAINT users_pkey PRIMARY KEY USING INDEX users_pkey;

-- godwit: commit
ALTER TABLE public.orders ADD CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES public.users (id) NOT VALID;

-- godwit: commit
-- hazard: foreign-key-may-fail: It fails where (user_id) has values that public.users does not have.
ALTER TABLE public.orders VALIDATE CONSTRAINT orders_user;
