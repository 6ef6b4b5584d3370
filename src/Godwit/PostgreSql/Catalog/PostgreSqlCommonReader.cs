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
        ORDER BY 1, 2, 3
        """;

    const string Labels = """
        SELECT label.classoid::bigint, label.objoid::bigint, label.objsubid, label.label, label.provider
        FROM pg_catalog.pg_seclabel AS label
        WHERE label.objoid >= 16384
        ORDER BY 1, 2, 3, 5
        """;

    public override async Task ReadAsync(
        DbConnection connection,
        int version,
        PostgreSqlCatalogBuilder catalog,
        CancellationToken cancellationToken
    )
    {
        await SetTextsAsync(connection, catalog, Comments, CommentOf, cancellationToken).ConfigureAwait(false);
        await SetTextsAsync(connection, catalog, Labels, (_, part) => $"label:{part}", cancellationToken)
            .ConfigureAwait(false);
        await SetOwnedAsync(connection, catalog, cancellationToken).ConfigureAwait(false);
        await SetColumnGrantsAsync(connection, catalog, cancellationToken).ConfigureAwait(false);
        await AddDefaultPrivilegesAsync(connection, catalog, cancellationToken).ConfigureAwait(false);
    }

    static async Task SetTextsAsync(
        DbConnection connection,
        PostgreSqlCatalogBuilder catalog,
        string sql,
        Func<ObjectName, string?, string> settingOf,
        CancellationToken cancellationToken
    )
    {
        var rows = await connection
            .QueryAsync(
                sql,
                row => (Address: AddressOf(row, row.GetInt32(2)), Text: row.GetString(3), Part: row.GetStringOrNull(4)),
                cancellationToken
            )
            .ConfigureAwait(false);
        foreach (var row in rows)
        {
            if (catalog.Find(row.Address) is not { } name)
                continue;
            if (!catalog.IsPart(row.Address))
                catalog.Set(name, settingOf(name, row.Part), row.Text);
            else if (IsIdentity(name))
                catalog.Set(name, $"identity {settingOf(name, row.Part)}", row.Text);
        }
    }

    // The columns of a view are no objects.
    static string CommentOf(ObjectName name, string? column) =>
        column is null || name.Kind == ObjectKind.Column ? "comment" : $"column comment:{column}";

    // Of parts: the only one that a column has.
    static bool IsIdentity(ObjectName name) => name.Kind == ObjectKind.Column;

    static async Task SetOwnedAsync(
        DbConnection connection,
        PostgreSqlCatalogBuilder catalog,
        CancellationToken cancellationToken
    )
    {
        var rows = await connection
            .QueryAsync(
                PostgreSqlPrivilegeQuery.Objects,
                row =>
                    (
                        Address: AddressOf(row, 0),
                        Owner: row.GetStringOrNull(2),
                        Grants: PostgreSqlPrivilegeQuery.SettingOf(row.GetStringOrNull(3), row.GetStringOrNull(4)),
                        Reference: row.GetStringOrNull(5)
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
        foreach (var row in rows)
        {
            if (catalog.Find(row.Address) is not { } name)
                continue;
            if (!catalog.IsPart(row.Address))
            {
                catalog.Set(name, "owner", row.Owner);
                catalog.Set(name, "grants", row.Grants);
            }
            else if (IsIdentity(name))
                catalog.Set(name, "identity grants", row.Grants);
            // What comes with a range type belongs to the superuser that the server was made with.
            else if (name.Kind == ObjectKind.RangeType)
                catalog.Set(name, PostgreSqlPrivilegeQuery.PartPrefix + row.Reference, row.Grants);
        }
    }

    static async Task SetColumnGrantsAsync(
        DbConnection connection,
        PostgreSqlCatalogBuilder catalog,
        CancellationToken cancellationToken
    )
    {
        var rows = await connection
            .QueryAsync(
                PostgreSqlPrivilegeQuery.Columns,
                row =>
                    (
                        Address: new ObjectAddress(RelationClass, (uint)row.GetInt64(0), row.GetInt32(1)),
                        Column: row.GetString(2),
                        Grants: row.GetStringOrNull(3)
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
        foreach (var row in rows)
        {
            if (catalog.Find(row.Address) is { } name)
                catalog.Set(
                    name,
                    name.Kind == ObjectKind.Column ? "grants" : $"column grants:{row.Column}",
                    row.Grants
                );
        }
    }

    static async Task AddDefaultPrivilegesAsync(
        DbConnection connection,
        PostgreSqlCatalogBuilder catalog,
        CancellationToken cancellationToken
    )
    {
        var rows = await connection
            .QueryAsync(
                PostgreSqlPrivilegeQuery.Defaults,
                row =>
                    (
                        Row: (uint)row.GetInt64(0),
                        Name: new ObjectName(ObjectKind.DefaultPrivilege, row.GetString(1), row.GetString(2))
                        {
                            Signature = row.GetString(3),
                        },
                        Grants: PostgreSqlPrivilegeQuery.WithoutOwner(row.GetStringOrNull(4))
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
        foreach (var row in rows)
            catalog.Add(new(DefaultAclClass, row.Row, 0), row.Name, ("privileges", row.Grants));
    }

    static ObjectAddress AddressOf(DbDataReader row, int column) =>
        new((uint)row.GetInt64(0), (uint)row.GetInt64(1), column);
}
