-- A new table gets its indexes in the short form.
-- before
CREATE TABLE other (id integer);
-- after
CREATE TABLE other (id integer);
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE UNIQUE INDEX users_email ON users (email);
CREATE INDEX users_name ON users (lower(name));
CREATE INDEX users_adults ON users (id) WHERE age > 18;
ALTER TABLE users CLUSTER ON users_name;
-- plan
CREATE TABLE public.users (
    id integer,
    email text,
    name text,
    age integer,
    created timestamp with time zone
);

CREATE INDEX users_adults ON public.users (id) WHERE age > 18;

CREATE UNIQUE INDEX users_email ON public.users (email);

CREATE INDEX users_name ON public.users (lower(name));

ALTER TABLE public.users CLUSTER ON users_name;
