-- A foreign key is to refer to a unique index; the server takes the older primary key of the same column.
-- before
CREATE TABLE users (id integer PRIMARY KEY);
CREATE UNIQUE INDEX users_id ON users (id);
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer REFERENCES users (id));
-- after
CREATE TABLE users (id integer NOT NULL);
CREATE UNIQUE INDEX users_id ON users (id);
ALTER TABLE users ADD PRIMARY KEY (id);
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer REFERENCES users (id));
-- plan
-- refused: GDW0826 constraint public.orders.orders_user_id_fkey: it is to refer to index public.users_id, and the server takes constraint public.users.users_pkey, which is older.
-- Refer to a primary key, or leave constraint public.users.users_pkey out of one migration.
