-- The sequence of an identity column gets a name of its own.

-- before
CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY);

-- after
CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME "My ids") PRIMARY KEY);

-- plan
ALTER SEQUENCE public.t_id_seq RENAME TO "My ids";
