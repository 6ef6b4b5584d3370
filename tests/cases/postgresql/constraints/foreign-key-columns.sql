-- Some of the columns are emptied, all or none have values.
-- version: >= 15
-- before
CREATE TABLE pairs (a integer, b integer, PRIMARY KEY (a, b));
CREATE TABLE users (id integer PRIMARY KEY, email text UNIQUE);
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer, email text, a integer, b integer);
-- after
CREATE TABLE pairs (a integer, b integer, PRIMARY KEY (a, b));
CREATE TABLE users (id integer PRIMARY KEY, email text UNIQUE);
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer, email text, a integer, b integer);
ALTER TABLE orders ADD CONSTRAINT orders_pair FOREIGN KEY (a, b) REFERENCES pairs MATCH FULL ON DELETE SET DEFAULT;
ALTER TABLE orders ADD CONSTRAINT orders_half FOREIGN KEY (a, b) REFERENCES pairs ON DELETE SET NULL (b) ON UPDATE RESTRICT;
-- plan
ALTER TABLE public.orders ADD CONSTRAINT orders_half FOREIGN KEY (a, b) REFERENCES public.pairs (a, b) ON UPDATE RESTRICT ON DELETE SET NULL (b) NOT VALID;

-- godwit: commit
-- hazard: foreign-key-may-fail: It fails where (a, b) has values that public.pairs does not have.
ALTER TABLE public.orders VALIDATE CONSTRAINT orders_half;

ALTER TABLE public.orders ADD CONSTRAINT orders_pair FOREIGN KEY (a, b) REFERENCES public.pairs (a, b) MATCH FULL ON DELETE SET DEFAULT NOT VALID;

-- godwit: commit
-- hazard: foreign-key-may-fail: It fails where (a, b) has values that public.pairs does not have.
ALTER TABLE public.orders VALIDATE CONSTRAINT orders_pair;
