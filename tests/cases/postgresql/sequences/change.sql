-- A sequence changes in place.
-- before
CREATE SEQUENCE s;
-- after
CREATE SEQUENCE s AS integer INCREMENT 5 MAXVALUE 100 CYCLE;
-- plan
