-- Nothing needs the primary key that gets other columns: the new index is built before.
-- before
CREATE TABLE users (id integer NOT NULL, tenant integer NOT NULL, CONSTRAINT users_pkey PRIMARY KEY (id));
-- after
CREATE TABLE users (id integer NOT NULL, tenant integer NOT NULL, CONSTRAINT users_pkey PRIMARY KEY (tenant, id));
-- plan
-- hazard: unique-may-fail: It fails where rows of public.users have the same values in (tenant, id).
CREATE UNIQUE INDEX CONCURRENTLY users_pkey_new ON public.users (tenant, id);

ALTER TABLE public.users DROP CONSTRAINT users_pkey, ADD CONSTRAINT users_pkey PRIMARY KEY USING INDEX users_pkey_new;
