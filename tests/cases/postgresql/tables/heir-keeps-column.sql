-- A column goes from a table and stays in one of its heirs, with its values; another heir loses it.
-- one way

-- before
CREATE TABLE parent (id int, note text);
CREATE TABLE keeps () INHERITS (parent);
CREATE TABLE loses () INHERITS (parent);

-- after
CREATE TABLE parent (id int);
CREATE TABLE keeps (note text) INHERITS (parent);
CREATE TABLE loses () INHERITS (parent);

-- plan
