-- A column is dropped with its values.
-- before
CREATE TABLE users (id int, name text);
-- after
CREATE TABLE users (id int);
-- plan
