-- Other columns: the new index is there before the old constraint goes, in one statement.
-- before
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
ALTER TABLE users ADD CONSTRAINT users_key UNIQUE (email);
COMMENT ON CONSTRAINT users_key ON users IS 'one each';
COMMENT ON INDEX users_key IS 'the index';
-- after
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
ALTER TABLE users ADD CONSTRAINT users_key UNIQUE (email, age);
COMMENT ON CONSTRAINT users_key ON users IS 'one each';
COMMENT ON INDEX users_key IS 'the index';
-- plan
-- hazard: unique-may-fail: It fails where rows of public.users have the same values in (email, age).
CREATE UNIQUE INDEX CONCURRENTLY users_key_new ON public.users (email, age);

ALTER TABLE public.users DROP CONSTRAINT users_key, ADD CONSTRAINT users_key UNIQUE USING INDEX users_key_new;

COMMENT ON CONSTRAINT users_key ON public.users IS 'one each';

COMMENT ON INDEX public.users_key IS 'the index';
