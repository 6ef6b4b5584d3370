-- An index that is replaced is the replica identity all the time.
-- before
CREATE TABLE users (id integer NOT NULL, email text NOT NULL);
CREATE UNIQUE INDEX users_id ON users (id);
CREATE UNIQUE INDEX users_email ON users (email);
ALTER TABLE users REPLICA IDENTITY USING INDEX users_id;
-- after
CREATE TABLE users (id integer NOT NULL, email text NOT NULL);
CREATE UNIQUE INDEX users_id ON users (id) INCLUDE (email);
CREATE UNIQUE INDEX users_email ON users (email);
ALTER TABLE users REPLICA IDENTITY USING INDEX users_id;
-- plan
-- hazard: unique-may-fail: It fails where rows of public.users have the same values in (id).
CREATE UNIQUE INDEX CONCURRENTLY users_id_new ON public.users (id) INCLUDE (email);

ALTER TABLE public.users REPLICA IDENTITY USING INDEX users_id_new;

DROP INDEX CONCURRENTLY public.users_id;

ALTER INDEX public.users_id_new RENAME TO users_id;
