-- Two names of 63 bytes with the same beginning: the temporary names are two names too.
-- before
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE INDEX aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_one1 ON users (name);
CREATE INDEX aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_two2 ON users (email);
-- after
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE INDEX aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_one1 ON users (name, id);
CREATE INDEX aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_two2 ON users (email, id);
-- plan
