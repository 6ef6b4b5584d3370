namespace Godwit;

/// <summary>Reads aggregate functions; the settings have the words of <c>CREATE AGGREGATE</c>.</summary>
sealed class PostgreSqlAggregateReader : PostgreSqlSettingsReader
{
    protected override uint Class => PostgreSqlClasses.Routine;

    protected override ObjectKind Kind => ObjectKind.Aggregate;

    protected override ValueList<string> Settings { get; } =
    [
        "arguments",
        "returns",
        "hypothetical",
        "sfunc",
        "stype",
        "sspace",
        "finalfunc",
        "finalfunc_extra",
        "finalfunc_modify",
        "combinefunc",
        "serialfunc",
        "deserialfunc",
        "initcond",
        "msfunc",
        "minvfunc",
        "mstype",
        "msspace",
        "mfinalfunc",
        "mfinalfunc_extra",
        "mfinalfunc_modify",
        "minitcond",
        "sortop",
        "parallel",
    ];

    protected override string Query(int version) =>
        $"""
            SELECT
                routine.oid::bigint,
                namespace.nspname::text,
                routine.proname::text,
                pg_catalog.oidvectortypes(routine.proargtypes),
                pg_catalog.pg_get_function_arguments(routine.oid),
                pg_catalog.pg_get_function_result(routine.oid),
                {If("aggregate.aggkind = 'h'")},
                {Routine("aggregate.aggtransfn")},
                pg_catalog.format_type(aggregate.aggtranstype, NULL),
                NULLIF(aggregate.aggtransspace, 0)::text,
                {Routine("aggregate.aggfinalfn")},
                {If("aggregate.aggfinalextra")},
                {Modify("aggregate.aggfinalmodify")},
                {Routine("aggregate.aggcombinefn")},
                {Routine("aggregate.aggserialfn")},
                {Routine("aggregate.aggdeserialfn")},
                aggregate.agginitval,
                {Routine("aggregate.aggmtransfn")},
                {Routine("aggregate.aggminvtransfn")},
                pg_catalog.format_type(NULLIF(aggregate.aggmtranstype, 0), NULL),
                NULLIF(aggregate.aggmtransspace, 0)::text,
                {Routine("aggregate.aggmfinalfn")},
                {If("aggregate.aggmfinalextra")},
                {Modify("aggregate.aggmfinalmodify")},
                aggregate.aggminitval,
                {OperatorOf("aggregate.aggsortop")},
                CASE routine.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' END
            FROM pg_catalog.pg_aggregate AS aggregate
            JOIN pg_catalog.pg_proc AS routine ON routine.oid = aggregate.aggfnoid
            JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = routine.pronamespace
            WHERE {IsLasting("namespace.nspname")}
                AND {IsOwn("pg_proc", "routine.oid")}
            """;

    // What a final function may do to its argument: nothing, unless it is one of an ordered-set aggregate.
    static string Modify(string column) =>
        $"""
            CASE
                    WHEN {column} = CASE WHEN aggregate.aggkind = 'n' THEN 'r' ELSE 'w' END THEN NULL
                    WHEN {column} = 'r' THEN 'read_only'
                    WHEN {column} = 's' THEN 'shareable'
                    WHEN {column} = 'w' THEN 'read_write'
                END
            """;
}
