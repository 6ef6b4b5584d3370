-- An heir comes below a check that is not valid, and has it as it is.

-- before
CREATE TABLE parent (id int);
ALTER TABLE parent ADD CONSTRAINT positive CHECK (id > 0) NOT VALID;

-- after
CREATE TABLE parent (id int);
CREATE TABLE heir () INHERITS (parent);
ALTER TABLE parent ADD CONSTRAINT positive CHECK (id > 0) NOT VALID;

-- plan
CREATE TABLE public.heir ()
INHERITS (public.parent);

ALTER TABLE public.parent DROP CONSTRAINT positive;

ALTER TABLE public.parent ADD CONSTRAINT positive CHECK (id > 0) NOT VALID;
