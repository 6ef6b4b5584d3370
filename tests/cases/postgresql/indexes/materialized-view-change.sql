-- The index of a materialized view is replaced without a gap.
-- plan of: >= 16
-- before
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE MATERIALIZED VIEW ages AS SELECT age, count(*) AS n FROM users GROUP BY age;
CREATE UNIQUE INDEX ages_age ON ages (age);
-- after
CREATE TABLE users (id integer, email text, name text, age integer, created timestamptz);
CREATE MATERIALIZED VIEW ages AS SELECT age, count(*) AS n FROM users GROUP BY age;
CREATE UNIQUE INDEX ages_age ON ages (age) INCLUDE (n);
-- plan
-- hazard: unique-may-fail: It fails where rows of public.ages have the same values in (age).
CREATE UNIQUE INDEX CONCURRENTLY ages_age_new ON public.ages (age) INCLUDE (n);

DROP INDEX CONCURRENTLY public.ages_age;

ALTER INDEX public.ages_age_new RENAME TO ages_age;
