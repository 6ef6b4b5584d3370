-- The replica identity goes from one index to another.
-- before
CREATE TABLE users (id integer NOT NULL, email text NOT NULL);
CREATE UNIQUE INDEX users_id ON users (id);
CREATE UNIQUE INDEX users_email ON users (email);
ALTER TABLE users REPLICA IDENTITY USING INDEX users_id;
-- after
CREATE TABLE users (id integer NOT NULL, email text NOT NULL);
CREATE UNIQUE INDEX users_id ON users (id);
CREATE UNIQUE INDEX users_email ON users (email);
ALTER TABLE users REPLICA IDENTITY USING INDEX users_email;
-- plan
ALTER TABLE public.users REPLICA IDENTITY USING INDEX users_email;
