-- Links and marks of operators change: one that exists keeps them until 17, so it is made again.
-- plan of: < 17

-- before
CREATE OPERATOR === (FUNCTION = int4eq, LEFTARG = int, RIGHTARG = int, COMMUTATOR = ===, HASHES, MERGES);
CREATE OPERATOR !=== (FUNCTION = int4ne, LEFTARG = int, RIGHTARG = int);

-- after
CREATE OPERATOR === (FUNCTION = int4eq, LEFTARG = int, RIGHTARG = int, NEGATOR = !===, COMMUTATOR = ===);
CREATE OPERATOR !=== (FUNCTION = int4ne, LEFTARG = int, RIGHTARG = int, NEGATOR = ===);

-- plan
DROP OPERATOR public.!=== (integer, integer);

CREATE OPERATOR public.!=== (
    FUNCTION = int4ne,
    LEFTARG = integer,
    RIGHTARG = integer,
    NEGATOR = OPERATOR(public.===)
);

DROP OPERATOR public.=== (integer, integer);

CREATE OPERATOR public.=== (
    FUNCTION = int4eq,
    LEFTARG = integer,
    RIGHTARG = integer,
    COMMUTATOR = OPERATOR(public.===),
    NEGATOR = OPERATOR(public.!===)
);
