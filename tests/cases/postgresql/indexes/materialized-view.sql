-- Indexes of a materialized view are built and dropped like those of a table.
-- plan of: >= 16
-- before
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE MATERIALIZED VIEW ages AS SELECT age, count(*) AS n FROM users GROUP BY age;
CREATE INDEX ages_n ON ages (n);
-- after
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE MATERIALIZED VIEW ages AS SELECT age, count(*) AS n FROM users GROUP BY age;
CREATE UNIQUE INDEX ages_age ON ages (age);
-- plan
-- hazard: unique-may-fail: It fails where rows of public.ages have the same values in (age).
CREATE UNIQUE INDEX CONCURRENTLY ages_age ON public.ages (age);

DROP INDEX CONCURRENTLY public.ages_n;
