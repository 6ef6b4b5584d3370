-- A wider type needs no rewrite.
-- before
CREATE TABLE users (id int, name varchar(20) DEFAULT 'a');
-- after
CREATE TABLE users (id int, name varchar(40) DEFAULT 'a');
-- plan
ALTER TABLE public.users
    ALTER COLUMN name DROP DEFAULT,
    ALTER COLUMN name TYPE character varying(40),
    ALTER COLUMN name SET DEFAULT 'a'::character varying;
