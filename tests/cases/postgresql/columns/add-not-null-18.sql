-- From 18 on, NOT NULL is a constraint that can be validated later.
-- backfill: public.users.email=''
-- version: >= 18
-- before
CREATE TABLE users (id int);
-- after
CREATE TABLE users (id int, email text NOT NULL);
-- plan
