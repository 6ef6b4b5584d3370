-- A primary key on a column that may be empty: that it is not is proven first.
-- before
CREATE TABLE users (id integer, email text);
-- after
CREATE TABLE users (id integer PRIMARY KEY, email text);
-- plan
-- hazard: unique-may-fail: It fails where rows of public.users have the same values in (id).
CREATE UNIQUE INDEX CONCURRENTLY users_pkey ON public.users (id);

ALTER TABLE public.users ADD CONSTRAINT users_pkey PRIMARY KEY USING INDEX users_pkey;
