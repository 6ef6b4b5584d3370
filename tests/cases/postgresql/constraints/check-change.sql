-- Another condition: the new check is validated before the old one goes; the comment stays.
-- before
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
ALTER TABLE users ADD CONSTRAINT adult CHECK (age >= 18);
COMMENT ON CONSTRAINT adult ON users IS 'by law';
-- after
CREATE TABLE users (id integer NOT NULL, email text, age integer, parent integer);
ALTER TABLE users ADD CONSTRAINT adult CHECK (age >= 21);
COMMENT ON CONSTRAINT adult ON users IS 'by law';
-- plan
ALTER TABLE public.users ADD CONSTRAINT adult_new CHECK (age >= 21) NOT VALID;

-- godwit: commit
-- hazard: check-may-fail: It fails where rows of public.users break the condition.
ALTER TABLE public.users VALIDATE CONSTRAINT adult_new;

-- godwit: commit
ALTER TABLE public.users DROP CONSTRAINT adult;

ALTER TABLE public.users RENAME CONSTRAINT adult_new TO adult;

COMMENT ON CONSTRAINT adult ON public.users IS 'by law';
