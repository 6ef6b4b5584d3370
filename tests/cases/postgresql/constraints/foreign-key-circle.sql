-- Two new tables that refer to each other, and both gone on the way back.
-- before
CREATE TABLE other (id integer);
-- after
CREATE TABLE other (id integer);
CREATE TABLE a (id integer PRIMARY KEY, b integer);
CREATE TABLE b (id integer PRIMARY KEY, a integer CONSTRAINT b_a REFERENCES a);
ALTER TABLE a ADD CONSTRAINT a_b FOREIGN KEY (b) REFERENCES b;
-- plan
CREATE TABLE public.a (
    id integer NOT NULL,
    b integer
);

CREATE TABLE public.b (
    id integer NOT NULL,
    a integer
);

ALTER TABLE public.a ADD CONSTRAINT a_pkey PRIMARY KEY (id);

ALTER TABLE public.b ADD CONSTRAINT b_a FOREIGN KEY (a) REFERENCES public.a (id);

ALTER TABLE public.b ADD CONSTRAINT b_pkey PRIMARY KEY (id);

ALTER TABLE public.a ADD CONSTRAINT a_b FOREIGN KEY (b) REFERENCES public.b (id);
