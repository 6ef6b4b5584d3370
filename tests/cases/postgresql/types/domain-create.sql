-- A domain with everything.

-- before
CREATE COLLATION plain (LOCALE = 'C');

-- after
CREATE COLLATION plain (LOCALE = 'C');
CREATE DOMAIN code AS varchar(20) COLLATE plain DEFAULT 'x' NOT NULL
    CONSTRAINT short CHECK (length(VALUE) < 10) CONSTRAINT lower CHECK (VALUE = lower(VALUE));
ALTER DOMAIN code ADD CONSTRAINT later CHECK (VALUE <> 'y') NOT VALID;
CREATE DOMAIN codes AS code[];
CREATE DOMAIN plain_number AS numeric(10, 2);

-- plan
CREATE DOMAIN public.code AS character varying(20) COLLATE public.plain
    DEFAULT 'x'::character varying
    NOT NULL
    CONSTRAINT lower CHECK (VALUE::text = lower(VALUE::text))
    CONSTRAINT short CHECK (length(VALUE::text) < 10);

CREATE DOMAIN public.codes AS public.code[];

CREATE DOMAIN public.plain_number AS numeric(10,2);

ALTER DOMAIN public.code ADD CONSTRAINT later CHECK (VALUE::text <> 'y'::text) NOT VALID;
