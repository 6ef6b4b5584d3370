-- A schema and an extension are dropped.

-- before
CREATE SCHEMA app; CREATE TABLE app.t (id int PRIMARY KEY); CREATE EXTENSION citext;

-- after


-- plan
-- hazard: drop-table: The table is dropped with all its rows.
DROP TABLE app.t;

DROP EXTENSION citext;

DROP SCHEMA app;
