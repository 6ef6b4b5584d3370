-- The parameters of the index of a constraint are changed in place.
-- before
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
ALTER TABLE users ADD CONSTRAINT users_key UNIQUE (email) WITH (fillfactor = 80);
-- after
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
ALTER TABLE users ADD CONSTRAINT users_key UNIQUE (email);
ALTER TABLE users CLUSTER ON users_key;
-- plan
ALTER INDEX public.users_key RESET (fillfactor);

ALTER TABLE public.users CLUSTER ON users_key;
