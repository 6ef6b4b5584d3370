-- Operators that name each other before they exist, and shells that remain.

-- before

-- after
CREATE OPERATOR === (FUNCTION = int4eq, LEFTARG = int, RIGHTARG = int, COMMUTATOR = ===, NEGATOR = !===, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES);
CREATE OPERATOR !=== (FUNCTION = int4ne, LEFTARG = int, RIGHTARG = int, COMMUTATOR = !===, NEGATOR = ===);
CREATE OPERATOR <<< (FUNCTION = int48lt, LEFTARG = int, RIGHTARG = bigint, COMMUTATOR = >>>);
CREATE OPERATOR >>> (FUNCTION = int84gt, LEFTARG = bigint, RIGHTARG = int, COMMUTATOR = <<<);
CREATE OPERATOR @@@ (FUNCTION = int48eq, LEFTARG = int, RIGHTARG = bigint, COMMUTATOR = @@@@);
CREATE OPERATOR !! (FUNCTION = int4um, RIGHTARG = int);

-- plan
CREATE OPERATOR public.!! (FUNCTION = int4um, RIGHTARG = integer);

CREATE OPERATOR public.!=== (
    FUNCTION = int4ne,
    LEFTARG = integer,
    RIGHTARG = integer,
    COMMUTATOR = OPERATOR(public.!===),
    NEGATOR = OPERATOR(public.===)
);

CREATE OPERATOR public.<<< (
    FUNCTION = int48lt,
    LEFTARG = integer,
    RIGHTARG = bigint,
    COMMUTATOR = OPERATOR(public.>>>)
);

CREATE OPERATOR public.=== (
    FUNCTION = int4eq,
    LEFTARG = integer,
    RIGHTARG = integer,
    COMMUTATOR = OPERATOR(public.===),
    NEGATOR = OPERATOR(public.!===),
    RESTRICT = eqsel,
    JOIN = eqjoinsel,
    HASHES,
    MERGES
);

CREATE OPERATOR public.>>> (
    FUNCTION = int84gt,
    LEFTARG = bigint,
    RIGHTARG = integer,
    COMMUTATOR = OPERATOR(public.<<<)
);

CREATE OPERATOR public.@@@ (
    FUNCTION = int48eq,
    LEFTARG = integer,
    RIGHTARG = bigint,
    COMMUTATOR = OPERATOR(public.@@@@)
);
