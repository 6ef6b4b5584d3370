-- A table that refers to itself.
-- before
CREATE TABLE users (id integer PRIMARY KEY, email text, age integer, parent integer);
-- after
CREATE TABLE users (id integer PRIMARY KEY, email text, age integer, parent integer);
ALTER TABLE users ADD CONSTRAINT users_parent FOREIGN KEY (parent) REFERENCES users (id) ON DELETE SET NULL;
-- plan
