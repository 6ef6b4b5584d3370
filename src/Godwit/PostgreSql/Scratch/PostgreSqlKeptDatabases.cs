using System.Globalization;

namespace Godwit;

/// <summary>
/// Databases that stay on a scratch server for later commands. The time of the last use is in their comment.
/// </summary>
sealed class PostgreSqlKeptDatabases(PostgreSqlMaintenance maintenance)
{
    /// <summary>How many are kept on a server; those that were used least recently give way.</summary>
    internal const int Limit = 8;

    /// <summary>The database of the first key that has one, and which key that is.</summary>
    public async Task<(int Index, string Name)?> FindAsync(
        IReadOnlyList<string> keys,
        CancellationToken cancellationToken
    )
    {
        var names = keys.Select(NameOf).ToArray();
        var found = await maintenance
            .QueryAsync(
                // One text: a slim driver writes no arrays.
                """
                SELECT datname
                FROM pg_catalog.pg_database
                WHERE datname = ANY (pg_catalog.string_to_array($1, ' '))
                ORDER BY datname
                """,
                static reader => reader.GetString(0),
                cancellationToken,
                string.Join(' ', names)
            )
            .ConfigureAwait(false);
        if (Array.FindIndex(names, found.Contains) is var index && index < 0)
            return null;
        await MarkUsedAsync(names[index], cancellationToken).ConfigureAwait(false);
        return (index, names[index]);
    }

    /// <summary>Drops those whose objects belong to roles that were made, or name them.</summary>
    public async Task DropThoseWithRolesAsync(CancellationToken cancellationToken)
    {
        var names = await maintenance
            .QueryAsync(
                """
                SELECT d.datname
                FROM pg_catalog.pg_database AS d
                WHERE pg_catalog.starts_with(d.datname, 'godwit_kept_')
                    AND EXISTS (
                        SELECT FROM pg_catalog.pg_shdepend AS s
                        WHERE s.dbid = d.oid
                            AND s.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass
                            AND s.refobjid >= 16384
                    )
                ORDER BY d.datname
                """,
                static reader => reader.GetString(0),
                cancellationToken
            )
            .ConfigureAwait(false);
        foreach (var name in names)
            await maintenance.DropAsync(name).ConfigureAwait(false);
    }

    /// <summary>Keeps a copy of a database that nobody uses.</summary>
    public async Task KeepAsync(string database, string key, CancellationToken cancellationToken)
    {
        // Found by its key only when it is complete.
        var copy = ScratchName.New().ToString();
        await maintenance.CopyAsync(database, copy, cancellationToken).ConfigureAwait(false);
        await MarkUsedAsync(copy, cancellationToken).ConfigureAwait(false);
        await maintenance.DropAsync(NameOf(key)).ConfigureAwait(false);
        await maintenance
            .RunAsync(
                $"ALTER DATABASE {PostgreSqlMaintenance.Quote(copy)} RENAME TO "
                    + PostgreSqlMaintenance.Quote(NameOf(key)),
                cancellationToken
            )
            .ConfigureAwait(false);
        await SweepAsync(cancellationToken).ConfigureAwait(false);
    }

    async Task SweepAsync(CancellationToken cancellationToken)
    {
        var names = await maintenance
            .QueryAsync(
                """
                SELECT d.datname
                FROM pg_catalog.pg_database AS d
                WHERE pg_catalog.starts_with(d.datname, 'godwit_kept_')
                ORDER BY pg_catalog.shobj_description(d.oid, 'pg_database') DESC NULLS LAST, d.datname
                OFFSET $1
                """,
                static reader => reader.GetString(0),
                cancellationToken,
                Limit
            )
            .ConfigureAwait(false);
        foreach (var name in names)
            await maintenance.DropAsync(name).ConfigureAwait(false);
    }

    Task MarkUsedAsync(string name, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        return maintenance.RunAsync(
            $"COMMENT ON DATABASE {PostgreSqlMaintenance.Quote(name)} IS 'kept by Godwit, last used {now}'",
            cancellationToken
        );
    }

    static string NameOf(string key) => ScratchName.KeptPrefix + CacheFolder.NameOf(key);
}
