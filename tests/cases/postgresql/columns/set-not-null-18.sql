-- From 18 on, NOT NULL is added without a scan and validated afterwards.
-- version: >= 18
-- before
CREATE TABLE users (id int, email text);
-- after
CREATE TABLE users (id int, email text NOT NULL);
-- plan
