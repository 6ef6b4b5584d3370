-- Layout and quotes are no differences.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE VIEW v AS SELECT name FROM users WHERE age > 1;
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
create view "v" as select "name" from "users" -- all
where age>1;
-- plan
