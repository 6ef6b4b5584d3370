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
-- hazard: drop-column: The column is dropped with all its values.
ALTER TABLE ONLY public.parent DROP COLUMN note;

-- godwit: commit
-- hazard: drop-column: The column is dropped with all its values.
ALTER TABLE public.loses DROP COLUMN note;
