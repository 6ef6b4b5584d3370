namespace Godwit;

/// <summary>What is asked about owners and privileges.</summary>
/// <remarks>
/// Grants are written as a line for each role, sorted: <c>app: INSERT, SELECT*</c>,
/// with a star for the right to hand it on, and <c>none</c> where nobody but the owner has any.
/// The owner is written as <c>=</c>, and only where it lacks a right.
/// Nothing is written where the privileges are those that the kind has from the beginning.
/// </remarks>
static class PostgreSqlPrivilegeQuery
{
    /// <summary>How the owner of an object is written in its grants.</summary>
    public const string Owner = "=";

    /// <summary>
    /// What the grants of a part are named by, before what <c>GRANT</c> calls it: the constructors of a range type.
    /// </summary>
    public const string PartPrefix = "part grants:";

    // The role that reads, and the one that owns the database, stand for each other.
    const string IsUsual = """
        (
            owner.rolname = CURRENT_USER
            OR owner.rolname = 'pg_database_owner'
            OR owner.oid = (
                SELECT database.datdba
                FROM pg_catalog.pg_database AS database
                WHERE database.datname = pg_catalog.current_database()
            )
        )
        """;

    // From 15 on, the schema that a database comes with belongs to whoever owns the database, by a role of that name.
    static readonly string _ownerOfPublic = $"""
        CASE
                WHEN owner.rolname = 'pg_database_owner' THEN NULL
                WHEN NOT {IsUsual} THEN owner.rolname::text
                WHEN pg_catalog.current_setting('server_version_num')::integer >= 150000 THEN '{Owner}'
            END
        """;

    /// <summary>
    /// The owner and the grants of every object that has some: class, row, owner, grants, the grants that the kind has
    /// from the beginning, and of routines and types what statements call them.
    /// </summary>
    public static readonly string Objects = $"""
        SELECT
            one.class::bigint,
            one.oid::bigint,
            CASE
                WHEN one.oid = 2200 AND one.class = 2615 THEN {_ownerOfPublic}
                WHEN NOT {IsUsual} THEN owner.rolname::text
            END,
            CASE WHEN one.type IS NOT NULL THEN {Lines("one.acl", "one.owner")} END,
            CASE
                WHEN one.acl IS NOT NULL AND one.type IS NOT NULL
                THEN coalesce({Lines("pg_catalog.acldefault(one.type, one.owner)", "one.owner")}, 'none')
            END,
            CASE one.class
                WHEN 1247 THEN 'TYPE ' || pg_catalog.format_type(one.oid, NULL)
                WHEN 1255 THEN (
                    SELECT pg_catalog.format(
                        'FUNCTION %I.%I(%s)',
                        namespace.nspname,
                        routine.proname,
                        pg_catalog.pg_get_function_identity_arguments(routine.oid)
                    )
                    FROM pg_catalog.pg_proc AS routine
                    JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = routine.pronamespace
                    WHERE routine.oid = one.oid
                )
            END
        FROM (
            SELECT 1259 AS class, oid, relowner AS owner, relacl AS acl,
                CASE WHEN relkind = 'S' THEN 's' ELSE 'r' END::"char" AS type
            FROM pg_catalog.pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
            UNION ALL SELECT 1255, oid, proowner, proacl, 'f' FROM pg_catalog.pg_proc
            UNION ALL SELECT 1247, oid, typowner, typacl, 'T' FROM pg_catalog.pg_type
            UNION ALL SELECT 2615, oid, nspowner, nspacl, 'n' FROM pg_catalog.pg_namespace
            UNION ALL SELECT 2612, oid, lanowner, lanacl, 'l' FROM pg_catalog.pg_language
            UNION ALL SELECT 2328, oid, fdwowner, fdwacl, 'F' FROM pg_catalog.pg_foreign_data_wrapper
            UNION ALL SELECT 1417, oid, srvowner, srvacl, 'S' FROM pg_catalog.pg_foreign_server
            UNION ALL SELECT 2617, oid, oprowner, NULL, NULL FROM pg_catalog.pg_operator
            UNION ALL SELECT 2616, oid, opcowner, NULL, NULL FROM pg_catalog.pg_opclass
            UNION ALL SELECT 2753, oid, opfowner, NULL, NULL FROM pg_catalog.pg_opfamily
            UNION ALL SELECT 3456, oid, collowner, NULL, NULL FROM pg_catalog.pg_collation
            UNION ALL SELECT 2607, oid, conowner, NULL, NULL FROM pg_catalog.pg_conversion
            UNION ALL SELECT 3600, oid, dictowner, NULL, NULL FROM pg_catalog.pg_ts_dict
            UNION ALL SELECT 3602, oid, cfgowner, NULL, NULL FROM pg_catalog.pg_ts_config
            UNION ALL SELECT 3381, oid, stxowner, NULL, NULL FROM pg_catalog.pg_statistic_ext
            UNION ALL SELECT 3466, oid, evtowner, NULL, NULL FROM pg_catalog.pg_event_trigger
            UNION ALL SELECT 6104, oid, pubowner, NULL, NULL FROM pg_catalog.pg_publication
        ) AS one
        JOIN pg_catalog.pg_roles AS owner ON owner.oid = one.owner
        WHERE (one.oid >= 16384 OR one.oid = 2200) AND (one.acl IS NOT NULL OR one.oid = 2200 OR NOT {IsUsual})
        """;

    /// <summary>The grants of columns: table, number, name, grants.</summary>
    public static readonly string Columns = $"""
        SELECT
            attribute.attrelid::bigint,
            attribute.attnum::integer,
            attribute.attname::text,
            {Lines("attribute.attacl", "class.relowner")}
        FROM pg_catalog.pg_attribute AS attribute
        JOIN pg_catalog.pg_class AS class ON class.oid = attribute.attrelid
        WHERE attribute.attrelid >= 16384 AND attribute.attacl IS NOT NULL AND NOT attribute.attisdropped
        """;

    /// <summary>The privileges that new objects get: row, schema, role, kind of object, grants.</summary>
    public static readonly string Defaults = $"""
        SELECT
            acl.oid::bigint,
            coalesce(namespace.nspname::text, ''),
            CASE WHEN {IsUsual} THEN '{Owner}' ELSE owner.rolname::text END,
            CASE acl.defaclobjtype
                WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES'
                WHEN 'n' THEN 'SCHEMAS' ELSE 'LARGE OBJECTS'
            END,
            {Lines("acl.defaclacl", "acl.defaclrole")}
        FROM pg_catalog.pg_default_acl AS acl
        JOIN pg_catalog.pg_roles AS owner ON owner.oid = acl.defaclrole
        LEFT JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = acl.defaclnamespace
        """;

    // The owner's own rights are those that the kind has, unless some were taken away.
    static string Lines(string acl, string owner) =>
        $"""
            (
                    SELECT pg_catalog.string_agg(line, E'\n' ORDER BY line)
                    FROM (
                        SELECT
                            CASE
                                WHEN entry.grantee = {owner} THEN '{Owner}'
                                WHEN entry.grantee = 0 THEN 'PUBLIC'
                                ELSE pg_catalog.quote_ident(coalesce(grantee.rolname::text, entry.grantee::text))
                            END || ': ' || pg_catalog.string_agg(
                                entry.privilege_type
                                    || CASE WHEN entry.is_grantable THEN '*' ELSE '' END,
                                ', ' ORDER BY entry.privilege_type
                            ) AS line
                        FROM pg_catalog.aclexplode({acl}) AS entry
                        LEFT JOIN pg_catalog.pg_roles AS grantee ON grantee.oid = entry.grantee
                        GROUP BY entry.grantee, grantee.rolname
                    ) AS lines
                )
            """;

    /// <summary>The setting for grants: without the owner's line where that is as usual, absent where all is.</summary>
    public static string? SettingOf(string? lines, string? usual)
    {
        if (usual is null || lines == usual)
            return null;
        var unusual = (lines ?? "").Split('\n').Where(line => !IsOwner(line) || !usual.Split('\n').Contains(line));
        return string.Join('\n', unusual) is { Length: > 0 } text ? text : "none";
    }

    /// <summary>The lines of all but the owner.</summary>
    public static string WithoutOwner(string? lines) =>
        string.Join('\n', (lines ?? "").Split('\n').Where(line => !IsOwner(line))) is { Length: > 0 } text
            ? text
            : "none";

    static bool IsOwner(string line) => line.StartsWith($"{Owner}: ", StringComparison.Ordinal);
}
