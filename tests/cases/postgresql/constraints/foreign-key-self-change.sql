-- The primary key that a table refers to itself by is replaced.
-- before
CREATE TABLE users (id integer NOT NULL, parent integer, CONSTRAINT users_pkey PRIMARY KEY (id));
ALTER TABLE users ADD CONSTRAINT users_parent FOREIGN KEY (parent) REFERENCES users (id);
-- after
CREATE TABLE users (id integer NOT NULL, parent integer, CONSTRAINT users_pkey PRIMARY KEY (id) INCLUDE (parent));
ALTER TABLE users ADD CONSTRAINT users_parent FOREIGN KEY (parent) REFERENCES users (id);
-- plan
-- hazard: pg-drop-fk: Reads and writes of public.users and public.users wait while it is dropped.
ALTER TABLE public.users DROP CONSTRAINT users_parent;

ALTER TABLE public.users DROP CONSTRAINT users_pkey;

-- hazard: unique-may-fail: It fails where rows of public.users have the same values in (id).
CREATE UNIQUE INDEX CONCURRENTLY users_pkey ON public.users (id) INCLUDE (parent);

ALTER TABLE public.users ADD CONSTRAINT users_pkey PRIMARY KEY USING INDEX users_pkey;

ALTER TABLE public.users ADD CONSTRAINT users_parent FOREIGN KEY (parent) REFERENCES public.users (id) NOT VALID;

-- godwit: commit
-- hazard: foreign-key-may-fail: It fails where (parent) has values that public.users does not have.
ALTER TABLE public.users VALIDATE CONSTRAINT users_parent;
