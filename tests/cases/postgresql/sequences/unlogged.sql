-- A sequence that does not survive a crash.
-- version: >= 15

-- before
CREATE SEQUENCE s;

-- after
CREATE UNLOGGED SEQUENCE s;

-- plan
ALTER SEQUENCE public.s SET UNLOGGED;
