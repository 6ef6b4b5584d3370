-- Another access method takes a materialized view made again.

-- before
CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler; CREATE MATERIALIZED VIEW v AS SELECT 1 AS one;

-- after
CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler; CREATE MATERIALIZED VIEW v USING heap2 AS SELECT 1 AS one;

-- plan
DROP MATERIALIZED VIEW public.v;

CREATE MATERIALIZED VIEW public.v
USING heap2 AS
SELECT 1 AS one;
