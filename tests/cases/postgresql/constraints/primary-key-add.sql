-- A primary key on a column that is NOT NULL already.
-- before
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
-- after
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
ALTER TABLE users ADD PRIMARY KEY (id);
-- plan
-- hazard: unique-may-fail: It fails where rows of public.users have the same values in (id).
CREATE UNIQUE INDEX CONCURRENTLY users_pkey ON public.users (id);

ALTER TABLE public.users ADD CONSTRAINT users_pkey PRIMARY KEY USING INDEX users_pkey;
