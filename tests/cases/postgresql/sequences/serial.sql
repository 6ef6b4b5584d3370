-- A serial column is a sequence that the column owns.
-- before
CREATE TABLE users (name text);
-- after
CREATE TABLE users (name text, id serial);
-- plan
