using System.Data.Common;

namespace Godwit;

/// <summary>
/// Reads what objects of all kinds have: owner, comment, grants, security labels; and the privileges that new objects
/// get. The other readers have found the objects.
/// </summary>
/// <remarks>
/// The owner is told only where it is neither the role that reads nor the owner of the database: on a scratch server
/// everything belongs to its superuser, and that is no difference.
/// </remarks>
sealed class PostgreSqlCommonReader : PostgreSqlKindReader
{
    // Fixed in the server's source: pg_class.h, pg_default_acl.h.
    const uint RelationClass = 1259;
    const uint DefaultAclClass = 826;

    const string Comments = """
        SELECT
            description.classoid::bigint,
            description.objoid::bigint,
            description.objsubid,
            description.description,
            attribute.attname::text
        FROM pg_catalog.pg_description AS description
        LEFT JOIN pg_catalog.pg_attribute AS attribute
            ON description.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass
            AND description.objsubid > 0
            AND attribute.attrelid = description.objoid
            AND attribute.attnum = description.objsubid
        WHERE description.objoid >= 16384 OR description.objoid = 2200
        """;

    const string Labels = """
        SELECT label.classoid::bigint, label.objoid::bigint, label.objsubid, label.label, label.provider
        FROM pg_catalog.pg_seclabel AS label
        WHERE label.objoid >= 16384
        """;

    public override void Ask(PostgreSqlCatalogQueries queries)
    {
        queries.Add(Comments, (row, catalog) => SetText(row, CommentOf, catalog));
        queries.Add(Labels, (row, catalog) => SetText(row, (_, provider) => $"label:{provider}", catalog));
        queries.Add(PostgreSqlPrivilegeQuery.Objects, SetOwned);
        queries.Add(PostgreSqlPrivilegeQuery.Columns, SetColumnGrants);
        queries.Add(PostgreSqlPrivilegeQuery.Defaults, AddDefaultPrivileges);
    }

    static void SetText(DbDataReader row, Func<ObjectName, string?, string> settingOf, PostgreSqlCatalogBuilder catalog)
    {
        var address = AddressOf(row, row.GetInt32(2));
        if (catalog.Find(address) is not { } name)
            return;
        var setting = settingOf(name, row.GetStringOrNull(4));
        if (!catalog.IsPart(address))
            catalog.Set(name, setting, row.GetString(3));
        else if (IsIdentity(name))
            catalog.Set(name, $"identity {setting}", row.GetString(3));
    }

    // The columns of a view are no objects.
    static string CommentOf(ObjectName name, string? column) =>
        column is null || name.Kind == ObjectKind.Column ? "comment" : $"column comment:{column}";

    // Of parts: the only one that a column has.
    static bool IsIdentity(ObjectName name) => name.Kind == ObjectKind.Column;

    static void SetOwned(DbDataReader row, PostgreSqlCatalogBuilder catalog)
    {
        var address = AddressOf(row, 0);
        if (catalog.Find(address) is not { } name)
            return;
        var grants = PostgreSqlPrivilegeQuery.SettingOf(row.GetStringOrNull(3), row.GetStringOrNull(4));
        if (!catalog.IsPart(address))
        {
            catalog.Set(name, "owner", row.GetStringOrNull(2));
            catalog.Set(name, "grants", grants);
        }
        else if (IsIdentity(name))
            catalog.Set(name, "identity grants", grants);
        // What comes with a range type belongs to the superuser that the server was made with.
        else if (name.Kind == ObjectKind.RangeType)
            catalog.Set(name, PostgreSqlPrivilegeQuery.PartPrefix + row.GetStringOrNull(5), grants);
    }

    static void SetColumnGrants(DbDataReader row, PostgreSqlCatalogBuilder catalog)
    {
        if (catalog.Find(new(RelationClass, (uint)row.GetInt64(0), row.GetInt32(1))) is not { } name)
            return;
        var setting = name.Kind == ObjectKind.Column ? "grants" : $"column grants:{row.GetString(2)}";
        catalog.Set(name, setting, row.GetStringOrNull(3));
    }

    static void AddDefaultPrivileges(DbDataReader row, PostgreSqlCatalogBuilder catalog)
    {
        var name = new ObjectName(ObjectKind.DefaultPrivilege, row.GetString(1), row.GetString(2))
        {
            Signature = row.GetString(3),
        };
        var privileges = PostgreSqlPrivilegeQuery.WithoutOwner(row.GetStringOrNull(4));
        catalog.Add(new(DefaultAclClass, (uint)row.GetInt64(0), 0), name, ("privileges", privileges));
    }

    static ObjectAddress AddressOf(DbDataReader row, int column) =>
        new((uint)row.GetInt64(0), (uint)row.GetInt64(1), column);
}
