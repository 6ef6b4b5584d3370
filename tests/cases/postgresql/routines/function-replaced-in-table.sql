-- A function that a default, a check, an index and a generated column use is made again.

-- before
CREATE FUNCTION slug(a text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT lower(a)';
CREATE TABLE page (id int PRIMARY KEY, title text DEFAULT slug('X'), slug text GENERATED ALWAYS AS (slug(title)) STORED, CONSTRAINT filled CHECK (slug(title) <> ''));
CREATE INDEX page_slug_idx ON page (slug(title));

-- after
CREATE FUNCTION slug(b text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT lower(b)';
CREATE TABLE page (id int PRIMARY KEY, title text DEFAULT slug('X'), slug text GENERATED ALWAYS AS (slug(title)) STORED, CONSTRAINT filled CHECK (slug(title) <> ''));
CREATE INDEX page_slug_idx ON page (slug(title));

-- plan
