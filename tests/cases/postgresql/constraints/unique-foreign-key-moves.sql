-- The UNIQUE constraint that a foreign key needs gives way to another one on the same column.
-- before
CREATE TABLE users (id integer PRIMARY KEY, email text UNIQUE);
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer, email text, a integer, b integer);
ALTER TABLE orders ADD CONSTRAINT orders_mail FOREIGN KEY (email) REFERENCES users (email);
-- after
CREATE TABLE users (id integer PRIMARY KEY, email text, CONSTRAINT users_mail UNIQUE (email) INCLUDE (id));
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer, email text, a integer, b integer);
ALTER TABLE orders ADD CONSTRAINT orders_mail FOREIGN KEY (email) REFERENCES users (email);
-- plan
-- hazard: unique-may-fail: It fails where rows of public.users have the same values in (email).
CREATE UNIQUE INDEX CONCURRENTLY users_mail ON public.users (email) INCLUDE (id);

ALTER TABLE public.users ADD CONSTRAINT users_mail UNIQUE USING INDEX users_mail;

-- godwit: commit
-- hazard: pg-drop-fk: Reads and writes of public.orders and public.users wait while it is dropped.
ALTER TABLE public.orders DROP CONSTRAINT orders_mail;

-- godwit: commit
-- hazard: drop-constraint: Rows that it forbids can be written from then on.
ALTER TABLE public.users DROP CONSTRAINT users_email_key;

-- godwit: commit
ALTER TABLE public.orders ADD CONSTRAINT orders_mail FOREIGN KEY (email) REFERENCES public.users (email) NOT VALID;

-- godwit: commit
-- hazard: foreign-key-may-fail: It fails where (email) has values that public.users does not have.
ALTER TABLE public.orders VALIDATE CONSTRAINT orders_mail;
