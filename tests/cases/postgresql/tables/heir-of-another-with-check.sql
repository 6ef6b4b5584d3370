-- An heir gets another parent, whose check says the same under another name: a check of a parent has the parent's name.
-- before
CREATE TABLE a (id integer, CONSTRAINT a_id CHECK (id > 0));
CREATE TABLE heir (id integer, extra integer) INHERITS (a);
-- after
CREATE TABLE b (id integer, CONSTRAINT b_id CHECK (id > 0));
CREATE TABLE heir (id integer, extra integer) INHERITS (b);
-- plan
-- refused: GDW0826 constraint public.heir.b_id: it is to come from the parent alone, and the server has no statement that makes it so for a constraint that exists.
-- Name the constraint in CREATE TABLE of public.heir too, as it is now.
