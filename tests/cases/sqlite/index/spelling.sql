-- ASC, quotes and layout say nothing.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
CREATE INDEX i ON users (name, age);
-- after
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER);
create index "i" on "users"("name" asc,"age");
-- plan
