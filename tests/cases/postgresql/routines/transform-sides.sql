-- A transform gets its other side, and goes.

-- before
CREATE FUNCTION from_sql(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'varchar_support';
CREATE FUNCTION to_sql(internal) RETURNS int LANGUAGE internal IMMUTABLE AS 'int4recv';
CREATE FUNCTION to_sql(internal, int) RETURNS bigint LANGUAGE internal IMMUTABLE AS 'int8recv';
CREATE TRANSFORM FOR int LANGUAGE plpgsql (FROM SQL WITH FUNCTION from_sql(internal));
CREATE TRANSFORM FOR bigint LANGUAGE plpgsql (FROM SQL WITH FUNCTION from_sql(internal));

-- after
CREATE FUNCTION from_sql(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'varchar_support';
CREATE FUNCTION to_sql(internal) RETURNS int LANGUAGE internal IMMUTABLE AS 'int4recv';
CREATE FUNCTION to_sql(internal, int) RETURNS bigint LANGUAGE internal IMMUTABLE AS 'int8recv';
CREATE TRANSFORM FOR int LANGUAGE plpgsql (FROM SQL WITH FUNCTION from_sql(internal), TO SQL WITH FUNCTION to_sql(internal));

-- plan
CREATE OR REPLACE TRANSFORM FOR integer LANGUAGE plpgsql (
    FROM SQL WITH FUNCTION public.from_sql(internal),
    TO SQL WITH FUNCTION public.to_sql(internal)
);

DROP TRANSFORM FOR bigint LANGUAGE plpgsql;
