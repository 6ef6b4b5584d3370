-- A range type changes while a table holds values of it and of its multirange.

-- before
CREATE TYPE span AS RANGE (SUBTYPE = integer);
CREATE TABLE booking (id int PRIMARY KEY, span span, spans span_multirange, CHECK (NOT isempty(span)));

-- after
CREATE TYPE span AS RANGE (SUBTYPE = bigint);
CREATE TABLE booking (id int PRIMARY KEY, span span, spans span_multirange, CHECK (NOT isempty(span)));

-- plan
