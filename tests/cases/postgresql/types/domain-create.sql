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
