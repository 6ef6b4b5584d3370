-- Layout, comments, case of keywords, optional quotes and the place of a constraint are no differences.
-- before
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, age INTEGER CHECK (age > 0));
-- after
create table "users" (
    id integer, [name] text, -- shown
    age integer, primary key (id asc), check ("age">0)
);
-- plan
