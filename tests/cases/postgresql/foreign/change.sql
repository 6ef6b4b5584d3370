-- Everything of wrappers, servers and foreign tables changes.

-- before
CREATE FUNCTION handler() RETURNS fdw_handler LANGUAGE c STRICT AS '$libdir/postgres_fdw', 'postgres_fdw_handler';
CREATE FOREIGN DATA WRAPPER w OPTIONS (debug 'true'); CREATE FOREIGN DATA WRAPPER w2; CREATE FOREIGN DATA WRAPPER checked;
CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (host 'a');
CREATE SERVER typed TYPE 'one' FOREIGN DATA WRAPPER w;
CREATE SERVER moved FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE f (id int NOT NULL, name text OPTIONS (x '1'), gone int) SERVER s OPTIONS (x 'y');
CREATE FOREIGN TABLE g (id int) SERVER s;

-- after
CREATE FUNCTION handler() RETURNS fdw_handler LANGUAGE c STRICT AS '$libdir/postgres_fdw', 'postgres_fdw_handler';
CREATE FOREIGN DATA WRAPPER w HANDLER handler; CREATE FOREIGN DATA WRAPPER w2; CREATE FOREIGN DATA WRAPPER checked VALIDATOR postgresql_fdw_validator;
CREATE SERVER s VERSION '2' FOREIGN DATA WRAPPER w OPTIONS (host 'b');
CREATE SERVER typed TYPE 'two' FOREIGN DATA WRAPPER w;
CREATE SERVER moved FOREIGN DATA WRAPPER w2;
CREATE FOREIGN TABLE f (id bigint, name text OPTIONS (x '2', y '3') DEFAULT 'x', come int) SERVER s OPTIONS (x 'z', a 'b');
CREATE FOREIGN TABLE g (id int) SERVER typed; GRANT USAGE ON FOREIGN SERVER s TO PUBLIC;

-- plan
ALTER FOREIGN DATA WRAPPER checked VALIDATOR pg_catalog.postgresql_fdw_validator;

ALTER TABLE public.f ALTER COLUMN id TYPE bigint;

-- hazard: drop-not-null: Readers that count on a value may meet NULL.
ALTER TABLE public.f ALTER COLUMN id DROP NOT NULL;

ALTER TABLE public.f ALTER COLUMN name SET DEFAULT 'x'::text;

ALTER TABLE public.f ALTER COLUMN name OPTIONS (SET x '2', ADD y '3');

ALTER TABLE public.f ADD COLUMN come integer;

-- hazard: drop-column: The column is dropped with all its values.
ALTER TABLE public.f DROP COLUMN gone;

DROP FOREIGN TABLE public.g;

DROP SERVER moved;

CREATE SERVER moved FOREIGN DATA WRAPPER w2;

DROP SERVER typed;

ALTER FOREIGN DATA WRAPPER w HANDLER public.handler OPTIONS (DROP debug);

ALTER SERVER s VERSION '2' OPTIONS (SET host 'b');

GRANT USAGE ON FOREIGN SERVER s TO PUBLIC;

CREATE SERVER typed TYPE 'two' FOREIGN DATA WRAPPER w;

ALTER FOREIGN TABLE public.f OPTIONS (ADD a 'b', SET x 'z');

CREATE FOREIGN TABLE public.g (
    id integer
)
SERVER typed;
