-- Other actions: the new key is validated before the old one goes; its comment stays.
-- before
CREATE TABLE users (id integer PRIMARY KEY, email text UNIQUE);
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer, email text, a integer, b integer);
ALTER TABLE orders ADD CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES users;
COMMENT ON CONSTRAINT orders_user ON orders IS 'who';
-- after
CREATE TABLE users (id integer PRIMARY KEY, email text UNIQUE);
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer, email text, a integer, b integer);
ALTER TABLE orders ADD CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES users ON DELETE CASCADE ON UPDATE SET NULL;
COMMENT ON CONSTRAINT orders_user ON orders IS 'who';
-- plan
