using System.Data.Common;

namespace Godwit;

/// <summary>Reads functions, window functions included.</summary>
sealed class PostgreSqlFunctionReader : PostgreSqlRoutineReader
{
    protected override ObjectKind Kind => ObjectKind.Function;

    protected override string Kinds => "'f', 'w'";
}

/// <summary>Reads procedures.</summary>
sealed class PostgreSqlProcedureReader : PostgreSqlRoutineReader
{
    protected override ObjectKind Kind => ObjectKind.Procedure;

    protected override string Kinds => "'p'";
}

/// <summary>Reads functions or procedures: each clause of <c>CREATE FUNCTION</c> is a setting.</summary>
abstract class PostgreSqlRoutineReader : PostgreSqlSettingsReader
{
    protected override uint Class => PostgreSqlClasses.Routine;

    /// <summary>The values of <c>prokind</c>.</summary>
    protected abstract string Kinds { get; }

    protected override ValueList<string> Settings { get; } =
    [
        "arguments",
        "defaults",
        "returns",
        "language",
        "body",
        "sql body",
        "library",
        "window",
        "volatility",
        "leakproof",
        "strict",
        "security definer",
        "parallel",
        "cost",
        "rows",
        "support",
        "transforms",
    ];

    protected override ValueList<string> Expressions { get; } = ["defaults", "sql body"];

    // "arguments" are without their defaults, "defaults" are the arguments with them.
    protected override string Query(int version) =>
        $"""
            SELECT
                routine.oid::bigint,
                namespace.nspname::text,
                routine.proname::text,
                pg_catalog.oidvectortypes(routine.proargtypes),
                pg_catalog.pg_get_function_identity_arguments(routine.oid),
                CASE
                    WHEN routine.pronargdefaults > 0 THEN pg_catalog.pg_get_function_arguments(routine.oid)
                END,
                pg_catalog.pg_get_function_result(routine.oid),
                pg_catalog.quote_ident(language.lanname),
                -- Bodies that are parsed when they are stored came with 14.
                {(
                version >= 140000 ? "CASE WHEN routine.prosqlbody IS NULL THEN routine.prosrc END" : "routine.prosrc"
            )},
                {(version >= 140000 ? "pg_catalog.pg_get_function_sqlbody(routine.oid)" : "NULL::text")},
                routine.probin,
                {If("routine.prokind = 'w'")},
                CASE routine.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' END,
                {If("routine.proleakproof")},
                {If("routine.proisstrict")},
                {If("routine.prosecdef")},
                CASE routine.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' END,
                NULLIF(routine.procost, CASE WHEN language.lanname IN ('c', 'internal') THEN 1 ELSE 100 END)::text,
                CASE WHEN routine.proretset THEN NULLIF(routine.prorows, 1000)::text END,
                {Routine("routine.prosupport")},
                CASE
                    WHEN routine.protrftypes IS NOT NULL
                    THEN (
                        SELECT pg_catalog.string_agg(
                            'FOR TYPE ' || pg_catalog.format_type(transformed.type, NULL),
                            ', ' ORDER BY transformed.place
                        )
                        FROM pg_catalog.unnest(routine.protrftypes) WITH ORDINALITY AS transformed (type, place)
                    )
                END
            FROM pg_catalog.pg_proc AS routine
            JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = routine.pronamespace
            JOIN pg_catalog.pg_language AS language ON language.oid = routine.prolang
            WHERE routine.prokind IN ({Kinds})
                AND {IsLasting("namespace.nspname")}
                AND {IsOwn("pg_proc", "routine.oid")}
            """;

    string Configuration =>
        $"""
            SELECT
                routine.oid::bigint,
                pg_catalog.split_part(setting.text, '=', 1),
                pg_catalog.substr(setting.text, pg_catalog.strpos(setting.text, '=') + 1)
            FROM pg_catalog.pg_proc AS routine
            CROSS JOIN LATERAL pg_catalog.unnest(routine.proconfig) AS setting (text)
            WHERE routine.prokind IN ({Kinds}) AND routine.oid >= 16384
            """;

    public override void Ask(PostgreSqlCatalogQueries queries)
    {
        base.Ask(queries);
        queries.Add(Configuration, ReadConfiguration);
    }

    static void ReadConfiguration(DbDataReader row, PostgreSqlCatalogBuilder catalog)
    {
        if (catalog.Find(new(PostgreSqlClasses.Routine, (uint)row.GetInt64(0), 0)) is not { } routine)
            return;
        catalog.Set(routine, "set:" + row.GetString(1), row.GetString(2));
    }
}
