-- The index of a partitioned table with another definition: a second tree of indexes, then the old one goes.
-- before
CREATE TABLE logs (id integer, kind integer, at date) PARTITION BY RANGE (at);
CREATE TABLE logs_2025 PARTITION OF logs FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE logs_2026 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY LIST (kind);
CREATE TABLE logs_2026_1 PARTITION OF logs_2026 FOR VALUES IN (1);
CREATE TABLE logs_2026_2 PARTITION OF logs_2026 DEFAULT;
CREATE INDEX logs_kind ON logs (kind);
COMMENT ON INDEX logs_kind IS 'of all';
COMMENT ON INDEX logs_2025_kind_idx IS 'of one';
-- after
CREATE TABLE logs (id integer, kind integer, at date) PARTITION BY RANGE (at);
CREATE TABLE logs_2025 PARTITION OF logs FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE logs_2026 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY LIST (kind);
CREATE TABLE logs_2026_1 PARTITION OF logs_2026 FOR VALUES IN (1);
CREATE TABLE logs_2026_2 PARTITION OF logs_2026 DEFAULT;
CREATE INDEX logs_kind ON logs (kind) WHERE id > 0;
COMMENT ON INDEX logs_kind IS 'of all';
COMMENT ON INDEX logs_2025_kind_idx IS 'of one';
-- plan
