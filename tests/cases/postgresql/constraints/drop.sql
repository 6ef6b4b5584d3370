-- Constraints of every kind are dropped.
-- before
CREATE TABLE users (id integer PRIMARY KEY, email text UNIQUE);
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer, email text, a integer, b integer);
ALTER TABLE users ADD CONSTRAINT c CHECK (id > 0), ADD CONSTRAINT u UNIQUE (email, id);
-- after
CREATE TABLE users (id integer PRIMARY KEY, email text UNIQUE);
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer, email text, a integer, b integer);
-- plan
-- hazard: drop-constraint: Rows that it forbids can be written from then on.
ALTER TABLE public.users DROP CONSTRAINT c;

-- hazard: drop-constraint: Rows that it forbids can be written from then on.
ALTER TABLE public.users DROP CONSTRAINT u;
