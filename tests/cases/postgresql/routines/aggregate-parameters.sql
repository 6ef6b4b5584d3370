-- Every parameter of aggregates changes.

-- before
CREATE FUNCTION finish(bigint, bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE AGGREGATE total(bigint) (SFUNC = int8pl, STYPE = bigint);
CREATE AGGREGATE average(numeric) (SFUNC = numeric_avg_accum, STYPE = internal, FINALFUNC = numeric_avg);
CREATE AGGREGATE smallest(int) (SFUNC = int4smaller, STYPE = int);
CREATE AGGREGATE plus(int) (SFUNC = int4pl, STYPE = int);
CREATE AGGREGATE place(VARIADIC "any" ORDER BY VARIADIC "any") (SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA);

-- after
CREATE FUNCTION finish(bigint, bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE AGGREGATE total(bigint) (SFUNC = int8pl, STYPE = bigint, SSPACE = 8, FINALFUNC = finish, FINALFUNC_EXTRA, COMBINEFUNC = int8pl, INITCOND = '0', MSFUNC = int8pl, MINVFUNC = int8mi, MSTYPE = bigint, MINITCOND = '0', MSSPACE = 9, MFINALFUNC = finish, MFINALFUNC_EXTRA, MFINALFUNC_MODIFY = shareable, PARALLEL = safe);
CREATE AGGREGATE average(numeric) (SFUNC = numeric_avg_accum, STYPE = internal, FINALFUNC = numeric_avg, FINALFUNC_MODIFY = shareable, COMBINEFUNC = numeric_avg_combine, SERIALFUNC = numeric_avg_serialize, DESERIALFUNC = numeric_avg_deserialize);
CREATE AGGREGATE smallest(int) (SFUNC = int4smaller, STYPE = int, SORTOP = <);
CREATE AGGREGATE plus(int) (SFUNC = int84pl, STYPE = bigint, INITCOND = '0');
CREATE AGGREGATE place(VARIADIC "any" ORDER BY VARIADIC "any") (SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL);

-- plan
CREATE OR REPLACE AGGREGATE public.average(numeric) (
    SFUNC = numeric_avg_accum,
    STYPE = internal,
    FINALFUNC = numeric_avg,
    FINALFUNC_MODIFY = shareable,
    COMBINEFUNC = numeric_avg_combine,
    SERIALFUNC = numeric_avg_serialize,
    DESERIALFUNC = numeric_avg_deserialize
);

CREATE OR REPLACE AGGREGATE public.smallest(integer) (
    SFUNC = int4smaller,
    STYPE = integer,
    SORTOP = OPERATOR(pg_catalog.<)
);

CREATE OR REPLACE AGGREGATE public.total(bigint) (
    SFUNC = int8pl,
    STYPE = bigint,
    SSPACE = 8,
    FINALFUNC = public.finish,
    FINALFUNC_EXTRA,
    COMBINEFUNC = int8pl,
    INITCOND = '0',
    MSFUNC = int8pl,
    MINVFUNC = int8mi,
    MSTYPE = bigint,
    MSSPACE = 9,
    MFINALFUNC = public.finish,
    MFINALFUNC_EXTRA,
    MFINALFUNC_MODIFY = shareable,
    MINITCOND = '0',
    PARALLEL = safe
);

DROP AGGREGATE public.place("any");

CREATE AGGREGATE public.place(VARIADIC "any" ORDER BY VARIADIC "any") (
    SFUNC = ordered_set_transition_multi,
    STYPE = internal,
    FINALFUNC = rank_final,
    FINALFUNC_EXTRA,
    HYPOTHETICAL
);

DROP AGGREGATE public.plus(integer);

CREATE AGGREGATE public.plus(integer) (SFUNC = int84pl, STYPE = bigint, INITCOND = '0');
