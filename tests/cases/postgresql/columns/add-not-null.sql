-- A column without a default is filled in batches before it forbids NULL.
-- backfill: public.users.email=''
-- version: < 18
-- before
CREATE TABLE users (id int);
-- after
CREATE TABLE users (id int, email text NOT NULL);
-- plan
