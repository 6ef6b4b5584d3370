-- A column that another one is computed from has details of its own: they follow the table.
-- before
-- after
CREATE TABLE t (id bigint NOT NULL, twice bigint GENERATED ALWAYS AS (id * 2) STORED);
ALTER TABLE t ALTER id SET STATISTICS 10;
COMMENT ON TABLE t IS 'numbers';
-- plan
CREATE TABLE public.t (
    id bigint NOT NULL,
    twice bigint GENERATED ALWAYS AS ((id * 2)) STORED
);

COMMENT ON TABLE public.t IS 'numbers';

ALTER TABLE public.t ALTER COLUMN id SET STATISTICS 10;
