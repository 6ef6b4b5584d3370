-- A primary key on a column that is NOT NULL already.
-- before
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
-- after
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
ALTER TABLE users ADD PRIMARY KEY (id);
-- plan
