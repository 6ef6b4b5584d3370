-- Another base type takes a new domain, and the columns are carried over.

-- before
CREATE DOMAIN amount AS integer DEFAULT 0 CONSTRAINT positive CHECK (VALUE >= 0);
CREATE TABLE invoice (id int PRIMARY KEY, amount amount NOT NULL);
CREATE VIEW total AS SELECT sum(amount) AS total FROM invoice;

-- after
CREATE DOMAIN amount AS bigint DEFAULT 0 CONSTRAINT positive CHECK (VALUE >= 0);
CREATE TABLE invoice (id int PRIMARY KEY, amount amount NOT NULL);
CREATE VIEW total AS SELECT sum(amount) AS total FROM invoice;

-- plan
