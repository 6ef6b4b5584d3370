-- An operator gets a commutator that is new: the server links both.

-- before
CREATE OPERATOR <<< (FUNCTION = int48lt, LEFTARG = int, RIGHTARG = bigint);

-- after
CREATE OPERATOR <<< (FUNCTION = int48lt, LEFTARG = int, RIGHTARG = bigint, COMMUTATOR = >>>);
CREATE OPERATOR >>> (FUNCTION = int84gt, LEFTARG = bigint, RIGHTARG = int, COMMUTATOR = <<<);

-- plan
CREATE OPERATOR public.>>> (
    FUNCTION = int84gt,
    LEFTARG = bigint,
    RIGHTARG = integer,
    COMMUTATOR = OPERATOR(public.<<<)
);
