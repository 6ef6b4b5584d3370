-- A table becomes the heir of another.
-- before
CREATE TABLE a (id int); CREATE TABLE b (id int, more text);
-- after
CREATE TABLE a (id int); CREATE TABLE b (id int, more text) INHERITS (a);
-- plan
ALTER TABLE public.b INHERIT public.a;
