-- The same, made with the table; an heir too.

-- before


-- after
CREATE TABLE p (id int, at date, state int DEFAULT 1, body text) PARTITION BY RANGE (at);
CREATE TABLE p1 PARTITION OF p (id NOT NULL, state DEFAULT 2) FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
ALTER TABLE p1 ALTER body SET STORAGE EXTERNAL; ALTER TABLE p1 ALTER at SET STATISTICS 50; ALTER TABLE p1 ALTER at SET (n_distinct = 5);
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');
ALTER TABLE p2 ALTER state DROP DEFAULT;
CREATE TABLE base (id int, state int DEFAULT 1, body text);
CREATE TABLE heir () INHERITS (base);
ALTER TABLE heir ALTER state SET DEFAULT 2; ALTER TABLE heir ALTER id SET NOT NULL; ALTER TABLE heir ALTER body SET STORAGE EXTERNAL;

-- plan
CREATE TABLE public.base (
    id integer,
    state integer DEFAULT 1,
    body text
);

CREATE TABLE public.heir ()
INHERITS (public.base);

CREATE TABLE public.p (
    id integer,
    at date,
    state integer DEFAULT 1,
    body text
)
PARTITION BY RANGE (at);

CREATE TABLE public.p1 PARTITION OF public.p (
    id NOT NULL,
    state DEFAULT 2
) FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');

CREATE TABLE public.p2 PARTITION OF public.p FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');

ALTER TABLE public.heir ALTER COLUMN id SET NOT NULL;

ALTER TABLE public.heir ALTER COLUMN state SET DEFAULT 2;

ALTER TABLE public.heir ALTER COLUMN body SET STORAGE EXTERNAL;

ALTER TABLE public.p1 ALTER COLUMN at SET STATISTICS 50;

ALTER TABLE public.p1 ALTER COLUMN at SET (n_distinct=5);

ALTER TABLE public.p1 ALTER COLUMN body SET STORAGE EXTERNAL;

ALTER TABLE public.p2 ALTER COLUMN state DROP DEFAULT;
