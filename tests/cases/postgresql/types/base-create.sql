-- A base type and its functions need each other: the shell comes first. Its functions fall with it.

-- before

-- after
CREATE TYPE small;
CREATE FUNCTION small_in(cstring) RETURNS small LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION small_out(small) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE FUNCTION small_recv(internal) RETURNS small LANGUAGE internal STABLE STRICT AS 'int4recv';
CREATE TYPE small (INPUT = small_in, OUTPUT = small_out, RECEIVE = small_recv, INTERNALLENGTH = 4, PASSEDBYVALUE, DEFAULT = '7', CATEGORY = 'N');
CREATE FUNCTION plus_one(small) RETURNS small LANGUAGE sql AS 'SELECT $1';
CREATE TABLE holder (id int PRIMARY KEY, small small);
CREATE TYPE only_shell;

-- plan
