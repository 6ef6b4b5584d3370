-- A new foreign key binds to the index that stays, not to the one that is about to go.
-- before
CREATE TABLE users (id integer NOT NULL, boss integer);
CREATE UNIQUE INDEX users_id ON users (id) WITH (fillfactor = 70);
-- after
CREATE TABLE users (id integer PRIMARY KEY, boss integer REFERENCES users);
CREATE UNIQUE INDEX users_id ON users (id NULLS FIRST);
-- plan
-- hazard: unique-may-fail: It fails where rows of public.users have the same values in (id).
CREATE UNIQUE INDEX CONCURRENTLY users_pkey ON public.users (id);

ALTER TABLE public.users ADD CONSTRAINT users_pkey PRIMARY KEY USING INDEX users_pkey;

-- hazard: unique-may-fail: It fails where rows of public.users have the same values in (id NULLS FIRST).
CREATE UNIQUE INDEX CONCURRENTLY users_id_new ON public.users (id NULLS FIRST);

DROP INDEX CONCURRENTLY public.users_id;

ALTER INDEX public.users_id_new RENAME TO users_id;

ALTER TABLE public.users ADD CONSTRAINT users_boss_fkey FOREIGN KEY (boss) REFERENCES public.users NOT VALID;

-- godwit: commit
-- hazard: foreign-key-may-fail: It fails where (boss) has values that public.users does not have.
ALTER TABLE public.users VALIDATE CONSTRAINT users_boss_fkey;
