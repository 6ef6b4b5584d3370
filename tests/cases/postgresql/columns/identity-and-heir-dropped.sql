-- An identity column comes when the heirs that go are gone: the server gives none to a table that has some.
-- before
CREATE TABLE users (name text);
CREATE TABLE guests (mail text) INHERITS (users);
-- after
CREATE TABLE users (name text, id integer GENERATED ALWAYS AS IDENTITY);
-- plan
-- hazard: drop-table: The table is dropped with all its rows.
DROP TABLE public.guests;

-- hazard: pg-add-column-serial: The table is written anew, and nobody can read or write it meanwhile.
ALTER TABLE public.users ADD COLUMN id integer GENERATED ALWAYS AS IDENTITY NOT NULL;
