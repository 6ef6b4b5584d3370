-- A partition goes with its indexes and constraints.
-- before
CREATE TABLE logs (id integer, kind integer, at date) PARTITION BY RANGE (at);
CREATE TABLE logs_2025 PARTITION OF logs FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE logs_2026 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY LIST (kind);
CREATE TABLE logs_2026_1 PARTITION OF logs_2026 FOR VALUES IN (1);
CREATE INDEX logs_kind ON logs (kind);
ALTER TABLE logs ADD CONSTRAINT logs_key UNIQUE (id, kind, at);
ALTER TABLE logs ADD CONSTRAINT known CHECK (kind > 0);
CREATE TABLE kinds (id integer PRIMARY KEY);
ALTER TABLE logs ADD CONSTRAINT logs_kind_fk FOREIGN KEY (kind) REFERENCES kinds;
-- after
CREATE TABLE logs (id integer, kind integer, at date) PARTITION BY RANGE (at);
CREATE TABLE logs_2025 PARTITION OF logs FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE logs_2026 PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY LIST (kind);
CREATE TABLE logs_2026_1 PARTITION OF logs_2026 FOR VALUES IN (1);
CREATE INDEX logs_kind ON logs (kind);
ALTER TABLE logs ADD CONSTRAINT logs_key UNIQUE (id, kind, at);
ALTER TABLE logs ADD CONSTRAINT known CHECK (kind > 0);
CREATE TABLE kinds (id integer PRIMARY KEY);
ALTER TABLE logs ADD CONSTRAINT logs_kind_fk FOREIGN KEY (kind) REFERENCES kinds;
DROP TABLE logs_2025;
-- plan
-- hazard: drop-table: The table is dropped with all its rows.
DROP TABLE public.logs_2025;
