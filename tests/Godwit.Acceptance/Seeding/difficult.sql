CREATE SCHEMA "Odd Name";
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TYPE pair AS (a integer, b text);
CREATE DOMAIN email AS text CHECK (VALUE ~ '^[^@\s]+@[^@\s]+\.[a-z]{2,}$');
CREATE DOMAIN percent AS numeric(5, 2) CHECK (VALUE >= 0 AND VALUE <= 100);
CREATE DOMAIN short_email AS email CHECK (length(VALUE) < 12) NOT NULL;
CREATE DOMAIN country AS character(2) CHECK (VALUE ~ '^[A-Z]{2}$');
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''no rows, please''; END';
CREATE TABLE "Odd Name"."Mixed ""Case""" (
    "Id" integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    "select" text NOT NULL UNIQUE,
    twice integer GENERATED ALWAYS AS ("Id" * 2) STORED,
    mood mood NOT NULL,
    pair pair NOT NULL,
    pairs pair[] NOT NULL,
    moods mood[] NOT NULL,
    mail email NOT NULL,
    short short_email,
    share percent NOT NULL,
    land country NOT NULL
);
CREATE TABLE everything (
    b boolean NOT NULL, i2 smallint NOT NULL, i4 integer NOT NULL, i8 bigint NOT NULL, f4 real NOT NULL,
    f8 double precision NOT NULL, n numeric NOT NULL, n2 numeric(2, 2) NOT NULL, n1 numeric(1) NOT NULL, m money NOT NULL,
    t text NOT NULL, v character varying NOT NULL, v1 character varying(1) NOT NULL, c character(3) NOT NULL, nm name NOT NULL,
    ch "char" NOT NULL, by bytea NOT NULL, d date NOT NULL, ti time NOT NULL, tz timetz NOT NULL, ts timestamp NOT NULL,
    tstz timestamptz NOT NULL, iv interval NOT NULL, u uuid NOT NULL, j json NOT NULL, jb jsonb NOT NULL, x text NOT NULL,
    inet inet NOT NULL, cidr cidr NOT NULL, mac macaddr NOT NULL, mac8 macaddr8 NOT NULL, p point NOT NULL, l line NOT NULL,
    ls lseg NOT NULL, bx box NOT NULL, pa path NOT NULL, po polygon NOT NULL, ci circle NOT NULL, tv tsvector NOT NULL,
    tq tsquery NOT NULL, b1 bit(5) NOT NULL, b2 bit varying(7) NOT NULL, lsn pg_lsn NOT NULL, o oid NOT NULL,
    rc regclass NOT NULL, i4r int4range NOT NULL, nr numrange NOT NULL, dr daterange NOT NULL, tr tstzrange NOT NULL,
    i4m int4multirange NOT NULL, ia integer[] NOT NULL, ta text[] NOT NULL, jp jsonpath NOT NULL, iva int2vector NOT NULL
);
CREATE TABLE bool_key (k boolean PRIMARY KEY);
CREATE TABLE no_columns ();
CREATE TABLE checked (
    id integer PRIMARY KEY,
    low integer NOT NULL,
    high integer NOT NULL,
    kind text NOT NULL CHECK (kind IN ('first', 'second')),
    code text NOT NULL CHECK (length(code) = 12),
    hash bytea NOT NULL CHECK (octet_length(hash) = 32),
    slug text NOT NULL CHECK (slug ~ '^[a-z]+(-[a-z]+)*$' AND slug <> lower('A')),
    file text NOT NULL CHECK (file LIKE '%.pdf'),
    price numeric(8, 2) NOT NULL CHECK (price > 99999),
    starts date NOT NULL,
    ends date,
    one integer,
    other text,
    data jsonb NOT NULL CHECK (jsonb_typeof(data) = 'array'),
    three integer[] NOT NULL CHECK (cardinality(three) = 3),
    CHECK (low < high AND high < 10),
    CHECK (ends > starts),
    CHECK (num_nonnulls(one, other) = 1),
    CHECK ((kind = 'first') = (low = 3))
);
CREATE TABLE tree (id integer PRIMARY KEY, parent integer NOT NULL REFERENCES tree);
CREATE TABLE hen (id integer PRIMARY KEY, egg integer NOT NULL);
CREATE TABLE egg (id integer PRIMARY KEY, hen integer NOT NULL REFERENCES hen);
ALTER TABLE hen ADD FOREIGN KEY (egg) REFERENCES egg;
CREATE TABLE soft_a (id integer PRIMARY KEY, b integer);
CREATE TABLE soft_b (id integer PRIMARY KEY, a integer REFERENCES soft_a);
ALTER TABLE soft_a ADD FOREIGN KEY (b) REFERENCES soft_b;
CREATE TABLE tenant (id integer PRIMARY KEY);
CREATE TABLE account (tenant integer REFERENCES tenant, id integer, PRIMARY KEY (tenant, id));
CREATE TABLE project (tenant integer REFERENCES tenant, id integer, PRIMARY KEY (tenant, id));
CREATE TABLE work (
    tenant integer NOT NULL REFERENCES tenant,
    account integer NOT NULL,
    project integer NOT NULL,
    FOREIGN KEY (tenant, account) REFERENCES account,
    FOREIGN KEY (tenant, project) REFERENCES project,
    PRIMARY KEY (tenant, account, project)
);
CREATE TABLE one_to_one (id integer PRIMARY KEY REFERENCES tenant);
CREATE TABLE events (id integer NOT NULL, at date NOT NULL, region text NOT NULL, PRIMARY KEY (id, at, region)) PARTITION BY RANGE (at);
CREATE TABLE events_old PARTITION OF events FOR VALUES FROM (MINVALUE) TO ('2001-01-01');
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY LIST (region);
CREATE TABLE events_2026_eu PARTITION OF events_2026 FOR VALUES IN ('eu', 'uk');
CREATE TABLE events_2026_rest PARTITION OF events_2026 DEFAULT;
CREATE TABLE events_rest PARTITION OF events DEFAULT;
CREATE TABLE of_event (id integer, at date, region text, FOREIGN KEY (id, at, region) REFERENCES events);
CREATE TABLE hashed (id bigint NOT NULL, PRIMARY KEY (id)) PARTITION BY HASH (id);
CREATE TABLE hashed_0 PARTITION OF hashed FOR VALUES WITH (MODULUS 4, REMAINDER 0);
CREATE TABLE hashed_1 PARTITION OF hashed FOR VALUES WITH (MODULUS 4, REMAINDER 1);
CREATE TABLE hashed_2 PARTITION OF hashed FOR VALUES WITH (MODULUS 4, REMAINDER 2);
CREATE TABLE hashed_3 PARTITION OF hashed FOR VALUES WITH (MODULUS 4, REMAINDER 3);
CREATE TABLE booked (during tstzrange NOT NULL, EXCLUDE USING gist (during WITH &&));
CREATE TABLE guarded (id integer PRIMARY KEY, name text NOT NULL);
CREATE TRIGGER refuse BEFORE INSERT ON guarded FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TABLE quiet (id integer);
CREATE RULE silence AS ON INSERT TO quiet DO INSTEAD NOTHING;
CREATE TABLE hidden (id integer);
ALTER TABLE hidden ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE TABLE base (a integer, b text);
CREATE TABLE derived (c integer) INHERITS (base);
