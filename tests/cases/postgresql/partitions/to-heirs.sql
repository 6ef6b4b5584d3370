-- A partitioned table becomes a parent by INHERITS, and its partitions heirs: all are made again, without their rows.
-- plan of: >= 16

-- before
CREATE TABLE payment (id int NOT NULL, at date NOT NULL, amount int) PARTITION BY RANGE (at);
CREATE TABLE payment_1 PARTITION OF payment FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE INDEX payment_1_idx ON payment_1 (id);
CREATE VIEW v AS SELECT id FROM payment;

-- after
CREATE TABLE payment (id int PRIMARY KEY, at date NOT NULL, amount int);
CREATE TABLE payment_1 (CONSTRAINT in_january CHECK (at >= '2026-01-01' AND at < '2026-02-01')) INHERITS (payment);
CREATE INDEX payment_1_idx ON payment_1 (id);
CREATE RULE january AS ON INSERT TO payment WHERE (new.at >= '2026-01-01') DO INSTEAD INSERT INTO payment_1 VALUES (new.id, new.at, new.amount);
CREATE VIEW v AS SELECT id FROM payment;

-- plan
DROP VIEW public.v;

-- hazard: drop-table: The table is dropped with all its rows.
DROP TABLE public.payment_1;

-- hazard: drop-table: The table is dropped with all its rows.
DROP TABLE public.payment;

CREATE TABLE public.payment (
    id integer NOT NULL,
    at date NOT NULL,
    amount integer
);

CREATE TABLE public.payment_1 ()
INHERITS (public.payment);

ALTER TABLE public.payment ADD CONSTRAINT payment_pkey PRIMARY KEY (id);

ALTER TABLE public.payment_1 ADD CONSTRAINT in_january CHECK (at >= '2026-01-01'::date AND at < '2026-02-01'::date);

CREATE INDEX payment_1_idx ON public.payment_1 (id);

CREATE VIEW public.v AS
SELECT id
   FROM public.payment;

CREATE RULE january AS
    ON INSERT TO public.payment
   WHERE (new.at >= '2026-01-01'::date) DO INSTEAD  INSERT INTO public.payment_1 (id, at, amount)
  VALUES (new.id, new.at, new.amount);
