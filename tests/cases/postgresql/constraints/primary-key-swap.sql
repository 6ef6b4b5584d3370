-- Nothing needs the primary key that gets other columns: the new index is built before.
-- before
CREATE TABLE users (id integer NOT NULL, tenant integer NOT NULL, CONSTRAINT users_pkey PRIMARY KEY (id));
-- after
CREATE TABLE users (id integer NOT NULL, tenant integer NOT NULL, CONSTRAINT users_pkey PRIMARY KEY (tenant, id));
-- plan
