using System.Data.Common;

namespace Godwit;

/// <summary>Reads a kind whose settings are the columns of one query.</summary>
abstract class PostgreSqlSettingsReader : PostgreSqlKindReader
{
    /// <summary>The column of the first setting, behind oid, schema, name and signature.</summary>
    protected const int FirstSetting = 4;

    /// <summary>The oid of the system catalog that has the kind.</summary>
    protected abstract uint Class { get; }

    /// <summary>The kind.</summary>
    protected abstract ObjectKind Kind { get; }

    /// <summary>The settings in the order of the query's columns.</summary>
    protected abstract ValueList<string> Settings { get; }

    /// <summary>Those of the settings that the server writes from parsed expressions.</summary>
    protected virtual ValueList<string> Expressions => [];

    /// <summary>
    /// Columns: oid as <c>bigint</c>, schema (empty where the kind has none), name, signature or NULL, the settings,
    /// then what <see cref="Read"/> wants besides.
    /// </summary>
    protected abstract string Query(int version);

    public override void Ask(PostgreSqlCatalogQueries queries) =>
        queries.Add(Query(queries.Version), (row, catalog) => Read(row, catalog));

    /// <summary>Adds the object of a row.</summary>
    protected virtual ObjectName Read(DbDataReader row, PostgreSqlCatalogBuilder catalog)
    {
        var name = new ObjectName(Kind, row.GetString(1), row.GetString(2)) { Signature = row.GetStringOrNull(3) };
        catalog.Add(new(Class, (uint)row.GetInt64(0), 0), name);
        for (var i = 0; i < Settings.Count; i++)
        {
            var value = row.GetStringOrNull(FirstSetting + i);
            if (Expressions.Contains(Settings[i]))
                catalog.SetExpression(name, Settings[i], value);
            else
                catalog.Set(name, Settings[i], value);
        }
        return name;
    }

    /// <summary>
    /// The condition that an object is the user's own: not of an extension, not brought along by the server, not made
    /// by the server for another object (the constructors of a range type).
    /// </summary>
    /// <param name="table">The system catalog, without its schema.</param>
    /// <param name="oid">The object.</param>
    public static string IsOwn(string table, string oid) =>
        $"""
            {oid} >= 16384
                AND NOT EXISTS (
                    SELECT FROM pg_catalog.pg_depend AS owned
                    WHERE owned.classid = 'pg_catalog.{table}'::pg_catalog.regclass
                        AND owned.objid = {oid}
                        AND (
                            owned.deptype = 'e'
                            OR (owned.deptype = 'i' AND owned.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass)
                        )
                )
            """;

    /// <summary>The condition that a schema outlives the session.</summary>
    protected static string IsLasting(string schema) => $"{schema} !~ '^pg_(temp|toast)'";

    /// <summary>The name of a routine, qualified where the server needs that; NULL for none.</summary>
    protected static string Routine(string oid) =>
        $"NULLIF({oid}::pg_catalog.oid, 0)::pg_catalog.regproc::pg_catalog.text";

    /// <summary>A routine with the types of its arguments; NULL for none.</summary>
    protected static string RoutineWithTypes(string oid) =>
        $"NULLIF({oid}::pg_catalog.oid, 0)::pg_catalog.regprocedure::pg_catalog.text";

    /// <summary>What a system catalog calls an operator, as <c>OPERATOR(schema.name)</c>; NULL for none.</summary>
    protected static string OperatorOf(string oid) =>
        $"""
            (
                    SELECT pg_catalog.format('OPERATOR(%I.%s)', named_namespace.nspname, named.oprname)
                    FROM pg_catalog.pg_operator AS named
                    JOIN pg_catalog.pg_namespace AS named_namespace ON named_namespace.oid = named.oprnamespace
                    WHERE named.oid = {oid}
                )
            """;

    /// <summary>The text <c>true</c> where a condition holds.</summary>
    protected static string If(string condition) => $"CASE WHEN {condition} THEN 'true' END";
}

/// <summary>The oids of system catalogs, which are fixed in the server's source.</summary>
static class PostgreSqlClasses
{
    public const uint Type = 1247;
    public const uint Routine = 1255;
    public const uint Relation = 1259;
    public const uint AccessMethod = 2601;
    public const uint OperatorMember = 2602;
    public const uint RoutineMember = 2603;
    public const uint Cast = 2605;
    public const uint Constraint = 2606;
    public const uint Conversion = 2607;
    public const uint Language = 2612;
    public const uint OperatorClass = 2616;
    public const uint Operator = 2617;
    public const uint OperatorFamily = 2753;
    public const uint Collation = 3456;
    public const uint Transform = 3576;
    public const uint TextSearchDictionary = 3600;
    public const uint TextSearchParser = 3601;
    public const uint TextSearchConfiguration = 3602;
    public const uint TextSearchTemplate = 3764;
}
