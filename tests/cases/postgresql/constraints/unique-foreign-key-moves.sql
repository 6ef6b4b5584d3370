-- The UNIQUE constraint that a foreign key needs gives way to another one on the same column.
-- before
CREATE TABLE users (id integer PRIMARY KEY, email text UNIQUE);
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer, email text, a integer, b integer);
ALTER TABLE orders ADD CONSTRAINT orders_mail FOREIGN KEY (email) REFERENCES users (email);
-- after
CREATE TABLE users (id integer PRIMARY KEY, email text, CONSTRAINT users_mail UNIQUE (email) INCLUDE (id));
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer, email text, a integer, b integer);
ALTER TABLE orders ADD CONSTRAINT orders_mail FOREIGN KEY (email) REFERENCES users (email);
-- plan
