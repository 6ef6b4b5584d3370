-- A type that is not assigned by itself gets a cast.
-- before
CREATE TABLE users (id text, n integer);
-- after
CREATE TABLE users (id integer, n text);
-- plan
