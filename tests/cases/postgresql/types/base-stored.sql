-- A table holds values of a base type: only the functions of the old type can read them.
-- one way

-- before
CREATE TYPE small;
CREATE FUNCTION small_in(cstring) RETURNS small LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION small_out(small) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE small (INPUT = small_in, OUTPUT = small_out, INTERNALLENGTH = 4, PASSEDBYVALUE);
CREATE TABLE t (id int PRIMARY KEY, value small);

-- after
CREATE TYPE small;
CREATE FUNCTION small_in(cstring) RETURNS small LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION small_out(small) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE small (INPUT = small_in, OUTPUT = small_out, INTERNALLENGTH = 4, PASSEDBYVALUE, CATEGORY = 'N');
CREATE TABLE t (id int PRIMARY KEY, value small);

-- plan
-- refused: GDW0808 base type public.small cannot be changed in place, and no other can take its place: column public.t.value holds values that only the functions of the old type understand.
-- Write this change by hand: a new column or table that takes over, as `generate --empty` begins it.
