-- How values are compressed; the old ones stay as they are.
-- version: >= 14

-- before
CREATE TABLE t (id int PRIMARY KEY, body text, note text COMPRESSION pglz);

-- after
CREATE TABLE t (id int PRIMARY KEY, body text COMPRESSION pglz, note text);

-- plan
ALTER TABLE public.t ALTER COLUMN body SET COMPRESSION pglz;

ALTER TABLE public.t ALTER COLUMN note SET COMPRESSION default;
