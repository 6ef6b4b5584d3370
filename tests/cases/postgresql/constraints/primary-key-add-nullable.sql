-- A primary key on a column that may be empty: that it is not is proven first.
-- before
CREATE TABLE users (id integer, email text);
-- after
CREATE TABLE users (id integer PRIMARY KEY, email text);
-- plan
