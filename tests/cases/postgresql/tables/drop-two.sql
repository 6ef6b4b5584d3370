-- Tables that refer to each other are dropped.
-- before
CREATE TABLE a (id int); CREATE TABLE b (id int);
-- after
-- plan
