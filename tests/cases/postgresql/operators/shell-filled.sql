-- A shell, the name that another operator has for its commutator, becomes an operator.
-- one way

-- before
CREATE OPERATOR @@@ (FUNCTION = int48eq, LEFTARG = int, RIGHTARG = bigint, COMMUTATOR = @@@@);

-- after
CREATE OPERATOR @@@ (FUNCTION = int48eq, LEFTARG = int, RIGHTARG = bigint, COMMUTATOR = @@@@);
CREATE OPERATOR @@@@ (FUNCTION = int84eq, LEFTARG = bigint, RIGHTARG = int, COMMUTATOR = @@@);

-- plan
CREATE OPERATOR public.@@@@ (
    FUNCTION = int84eq,
    LEFTARG = bigint,
    RIGHTARG = integer,
    COMMUTATOR = OPERATOR(public.@@@)
);
