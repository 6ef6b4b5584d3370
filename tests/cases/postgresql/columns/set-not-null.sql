-- NOT NULL on a filled column goes through a check constraint.
-- version: < 18
-- before
CREATE TABLE users (id int, email text);
-- after
CREATE TABLE users (id int, email text NOT NULL);
-- plan
