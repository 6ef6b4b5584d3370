-- An heir that has the check by itself too.
-- before
CREATE TABLE base (a integer);
CREATE TABLE heir () INHERITS (base);
-- after
CREATE TABLE base (a integer, CONSTRAINT positive CHECK (a > 0));
CREATE TABLE heir (CONSTRAINT positive CHECK (a > 0)) INHERITS (base);
-- plan
