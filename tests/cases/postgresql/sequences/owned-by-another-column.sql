-- A sequence belongs to one column of a new table, and another one draws from it.

-- before

-- after
CREATE SEQUENCE numbers;
CREATE TABLE t (id int PRIMARY KEY, number bigint DEFAULT nextval('numbers'));
ALTER SEQUENCE numbers OWNED BY t.id;

-- plan
CREATE SEQUENCE public.numbers;

CREATE TABLE public.t (
    id integer NOT NULL,
    number bigint DEFAULT nextval('public.numbers'::regclass)
);

ALTER SEQUENCE public.numbers OWNED BY public.t.id;

ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (id);
