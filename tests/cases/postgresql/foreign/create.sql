-- Wrapper, server and table, and a changed option.
-- before
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (host 'a');
-- after
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (host 'b', port '1'); CREATE FOREIGN TABLE f (id int NOT NULL, name text) SERVER s OPTIONS (x 'y');
-- plan
ALTER SERVER s OPTIONS (SET host 'b', ADD port '1');

CREATE FOREIGN TABLE public.f (
    id integer NOT NULL,
    name text
)
SERVER s OPTIONS (x 'y');
