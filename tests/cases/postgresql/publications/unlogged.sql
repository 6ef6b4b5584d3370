-- A published table leaves the publication before it becomes unlogged.
-- before
CREATE TABLE users (id integer PRIMARY KEY);
CREATE TABLE orders (id integer PRIMARY KEY);
CREATE PUBLICATION shop FOR TABLE users;
-- after
CREATE UNLOGGED TABLE users (id integer PRIMARY KEY);
CREATE TABLE orders (id integer PRIMARY KEY);
CREATE PUBLICATION shop FOR TABLE orders;
-- plan
ALTER PUBLICATION shop SET TABLE public.orders;

ALTER TABLE public.users SET UNLOGGED;
