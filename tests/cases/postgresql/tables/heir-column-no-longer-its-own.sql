-- A column of an heir that was its own too: the server has no statement that takes that away.
-- one way

-- before
CREATE TABLE base (id int, name text); CREATE TABLE heir (name text) INHERITS (base);

-- after
CREATE TABLE base (id int, name text); CREATE TABLE heir () INHERITS (base);

-- plan
-- refused: GDW0826 column public.heir.name: it is to come from the parent alone, and the server has no statement that makes it so for a column that exists.
-- Name the column in CREATE TABLE of public.heir too, as it is now.
