-- A foreign key needs the UNIQUE constraint that is replaced.
-- before
CREATE TABLE users (id integer PRIMARY KEY, email text UNIQUE);
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer, email text, a integer, b integer);
ALTER TABLE orders ADD CONSTRAINT orders_mail FOREIGN KEY (email) REFERENCES users (email);
-- after
CREATE TABLE users (id integer PRIMARY KEY, email text, CONSTRAINT users_email_key UNIQUE (email) INCLUDE (id));
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer, email text, a integer, b integer);
ALTER TABLE orders ADD CONSTRAINT orders_mail FOREIGN KEY (email) REFERENCES users (email);
-- plan
