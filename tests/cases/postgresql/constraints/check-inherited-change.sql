-- The check of a parent table and its heirs is replaced as one.
-- before
CREATE TABLE base (a integer, CONSTRAINT positive CHECK (a > 0));
CREATE TABLE heir () INHERITS (base);
-- after
CREATE TABLE base (a integer, CONSTRAINT positive CHECK (a > 1));
CREATE TABLE heir () INHERITS (base);
-- plan
