-- Two new tables that refer to each other, and both gone on the way back.
-- before
CREATE TABLE other (id integer);
-- after
CREATE TABLE other (id integer);
CREATE TABLE a (id integer PRIMARY KEY, b integer);
CREATE TABLE b (id integer PRIMARY KEY, a integer CONSTRAINT b_a REFERENCES a);
ALTER TABLE a ADD CONSTRAINT a_b FOREIGN KEY (b) REFERENCES b;
-- plan
