-- The primary key gets other columns; the foreign key to the old one gives way.
-- before
CREATE TABLE users (id integer NOT NULL, tenant integer NOT NULL, CONSTRAINT users_pkey PRIMARY KEY (id));
CREATE TABLE orders (user_id integer CONSTRAINT orders_user REFERENCES users (id));
-- after
CREATE TABLE users (id integer NOT NULL, tenant integer NOT NULL, CONSTRAINT users_pkey PRIMARY KEY (tenant, id), CONSTRAINT users_id UNIQUE (id));
CREATE TABLE orders (user_id integer CONSTRAINT orders_user REFERENCES users (id));
-- plan
