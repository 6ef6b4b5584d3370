-- An operator becomes a shell: the server makes one only with the operator that names it.
-- one way

-- before
CREATE OPERATOR @@@ (FUNCTION = int48eq, LEFTARG = int, RIGHTARG = bigint, COMMUTATOR = @@@@);
CREATE OPERATOR @@@@ (FUNCTION = int84eq, LEFTARG = bigint, RIGHTARG = int, COMMUTATOR = @@@);

-- after
CREATE OPERATOR @@@ (FUNCTION = int48eq, LEFTARG = int, RIGHTARG = bigint, COMMUTATOR = @@@@);

-- plan
-- refused: GDW0826 operator public.@@@@(bigint, integer): it becomes a shell, and the server makes one only for an operator that names it when it is created.
-- Drop the operators that name it too, or leave it as it is.
