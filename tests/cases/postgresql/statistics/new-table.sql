-- Statistics come and go with their table.
-- before
CREATE TABLE other (id integer);
-- after
CREATE TABLE other (id integer);
CREATE SCHEMA s;
CREATE TABLE t (a integer, b integer, c text);
CREATE STATISTICS s.t_ab ON a, b FROM t;
-- plan
CREATE SCHEMA s;

CREATE TABLE public.t (
    a integer,
    b integer,
    c text
);

CREATE STATISTICS s.t_ab ON a, b FROM public.t;
