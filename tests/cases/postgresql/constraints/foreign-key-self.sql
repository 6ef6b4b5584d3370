-- A table that refers to itself.
-- before
CREATE TABLE users (id integer PRIMARY KEY, email text, age integer, parent integer);
-- after
CREATE TABLE users (id integer PRIMARY KEY, email text, age integer, parent integer);
ALTER TABLE users ADD CONSTRAINT users_parent FOREIGN KEY (parent) REFERENCES users (id) ON DELETE SET NULL;
-- plan
ALTER TABLE public.users ADD CONSTRAINT users_parent FOREIGN KEY (parent) REFERENCES public.users (id) ON DELETE SET NULL NOT VALID;

-- godwit: commit
-- hazard: foreign-key-may-fail: It fails where (parent) has values that public.users does not have.
ALTER TABLE public.users VALIDATE CONSTRAINT users_parent;
