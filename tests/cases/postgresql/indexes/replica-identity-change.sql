-- An index that is replaced is the replica identity all the time.
-- before
CREATE TABLE users (id integer NOT NULL, email text NOT NULL);
CREATE UNIQUE INDEX users_id ON users (id);
CREATE UNIQUE INDEX users_email ON users (email);
ALTER TABLE users REPLICA IDENTITY USING INDEX users_id;
-- after
CREATE TABLE users (id integer NOT NULL, email text NOT NULL);
CREATE UNIQUE INDEX users_id ON users (id) INCLUDE (email);
CREATE UNIQUE INDEX users_email ON users (email);
ALTER TABLE users REPLICA IDENTITY USING INDEX users_id;
-- plan
