-- A wider type needs no rewrite.
-- before
CREATE TABLE users (id int, name varchar(20) DEFAULT 'a');
-- after
CREATE TABLE users (id int, name varchar(40) DEFAULT 'a');
-- plan
