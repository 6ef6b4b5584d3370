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
