-- An index becomes the replica identity, and back.
-- before
CREATE TABLE users (id integer NOT NULL, email text NOT NULL);
CREATE UNIQUE INDEX users_id ON users (id);
CREATE UNIQUE INDEX users_email ON users (email);
-- after
CREATE TABLE users (id integer NOT NULL, email text NOT NULL);
CREATE UNIQUE INDEX users_id ON users (id);
CREATE UNIQUE INDEX users_email ON users (email);
ALTER TABLE users REPLICA IDENTITY USING INDEX users_email;
-- plan
ALTER TABLE public.users REPLICA IDENTITY USING INDEX users_email;
