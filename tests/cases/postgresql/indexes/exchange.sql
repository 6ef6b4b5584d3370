-- Two indexes exchange their definitions.
-- before
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE INDEX one ON users (name);
CREATE UNIQUE INDEX two ON users (id);
-- after
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE INDEX two ON users (name);
CREATE UNIQUE INDEX one ON users (id);
-- plan
-- hazard: unique-may-fail: It fails where rows of public.users have the same values in (id).
CREATE UNIQUE INDEX CONCURRENTLY one_new ON public.users (id);

DROP INDEX CONCURRENTLY public.one;

ALTER INDEX public.one_new RENAME TO one;

CREATE INDEX CONCURRENTLY two_new ON public.users (name);

DROP INDEX CONCURRENTLY public.two;

ALTER INDEX public.two_new RENAME TO two;
