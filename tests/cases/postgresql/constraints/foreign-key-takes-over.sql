-- A foreign key turns to another table when the UNIQUE constraint that it shall not bind to is gone.
-- before
CREATE TABLE users (id integer NOT NULL CONSTRAINT users_id UNIQUE);
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer);
CREATE TABLE items (id integer PRIMARY KEY, owner integer CONSTRAINT items_owner REFERENCES orders);
-- after
CREATE TABLE users (id integer PRIMARY KEY);
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer);
CREATE TABLE items (id integer PRIMARY KEY, owner integer CONSTRAINT items_owner REFERENCES users);
-- plan
-- hazard: unique-may-fail: It fails where rows of public.users have the same values in (id).
CREATE UNIQUE INDEX CONCURRENTLY users_pkey ON public.users (id);

ALTER TABLE public.users ADD CONSTRAINT users_pkey PRIMARY KEY USING INDEX users_pkey;

-- hazard: drop-constraint: Rows that it forbids can be written from then on.
ALTER TABLE public.users DROP CONSTRAINT users_id;

-- godwit: commit
ALTER TABLE public.items ADD CONSTRAINT items_owner_new FOREIGN KEY (owner) REFERENCES public.users (id) NOT VALID;

-- godwit: commit
-- hazard: foreign-key-may-fail: It fails where (owner) has values that public.users does not have.
ALTER TABLE public.items VALIDATE CONSTRAINT items_owner_new;

-- godwit: commit
ALTER TABLE public.items DROP CONSTRAINT items_owner;

ALTER TABLE public.items RENAME CONSTRAINT items_owner_new TO items_owner;
