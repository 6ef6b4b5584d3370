-- A foreign key needs a unique index: when that is replaced, the key is dropped before and made again.
-- before
CREATE TABLE users (id integer, email text);
CREATE UNIQUE INDEX users_id ON users (id);
CREATE TABLE orders (user_id integer CONSTRAINT orders_user REFERENCES users (id));
-- after
CREATE TABLE users (id integer, email text);
CREATE UNIQUE INDEX users_id ON users (id) INCLUDE (email);
CREATE TABLE orders (user_id integer CONSTRAINT orders_user REFERENCES users (id));
-- plan
