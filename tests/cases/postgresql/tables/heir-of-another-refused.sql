-- A table that leaves its parent takes the columns along as its own, and another parent does not change that.
-- one way

-- before
CREATE TABLE a (id int);
CREATE TABLE b (id int);
CREATE TABLE heir () INHERITS (a);

-- after
CREATE TABLE a (id int);
CREATE TABLE b (id int);
CREATE TABLE heir () INHERITS (b);

-- plan
-- refused: GDW0826 column public.heir.id: it is to come from the parent alone, and the server has no statement that makes it so for a column that exists.
-- Name the column in CREATE TABLE of public.heir too, as it is now.
