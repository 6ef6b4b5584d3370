-- The short form scans both tables under a lock.
-- plain
-- before
CREATE TABLE users (id integer PRIMARY KEY, email text UNIQUE);
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer, email text, a integer, b integer);
-- after
CREATE TABLE users (id integer PRIMARY KEY, email text UNIQUE);
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer, email text, a integer, b integer);
ALTER TABLE orders ADD CONSTRAINT orders_user FOREIGN KEY (user_id) REFERENCES users;
-- plan
