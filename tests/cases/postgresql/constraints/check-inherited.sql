-- A check of a parent table is the check of its heirs; NO INHERIT keeps it to itself.
-- before
CREATE TABLE base (a integer, b integer);
CREATE TABLE heir () INHERITS (base);
-- after
CREATE TABLE base (a integer, b integer, CONSTRAINT positive CHECK (a > 0), CONSTRAINT own CHECK (b > 0) NO INHERIT);
CREATE TABLE heir (CONSTRAINT also CHECK (b > 1)) INHERITS (base);
-- plan
