using System.Data.Common;

namespace Godwit;

/// <summary>
/// Databases in memory. Each is a file of SQLite's <c>memdb</c> file system, which several connections see like any
/// other file; shared-cache mode, the other way, locks single tables and refuses what a file allows.
/// </summary>
/// <param name="version">As in <see cref="ScratchServer.Version"/>.</param>
/// <param name="open">
/// Connections to a file or URI, without a pool, with the settings of the real target (<c>foreign_keys</c>).
/// </param>
/// <param name="kept">What <see cref="KeepAsync"/> keeps; absent: nothing.</param>
sealed class SqliteScratchServer(int version, Func<string, DbDataSource> open, SqliteKeptDatabases? kept)
    : ScratchServer
{
    public override Dialect Dialect => SqliteDialect.Instance;

    public override int Version => version;

    /// <param name="open">As of the constructor.</param>
    /// <param name="cacheFolder">Where databases are kept for later commands; absent: they are not.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<SqliteScratchServer> OpenAsync(
        Func<string, DbDataSource> open,
        string? cacheFolder,
        CancellationToken cancellationToken
    )
    {
        var memory = open(":memory:");
        await using var _ = memory.ConfigureAwait(false);
        var connection = await memory.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = connection.ConfigureAwait(false);
        var rows = await connection
            .QueryAsync("SELECT sqlite_version()", static reader => reader.GetString(0), cancellationToken)
            .ConfigureAwait(false);
        var kept = cacheFolder is null ? null : new SqliteKeptDatabases(Path.Combine(cacheFolder, "sqlite"), open);
        return new(NumberOf(System.Version.Parse(rows[0])), open, kept);
    }

    public override async Task<ScratchDatabase> CreateAsync(CancellationToken cancellationToken) =>
        await SqliteScratchDatabase.OpenAsync(open, cancellationToken).ConfigureAwait(false);

    public override async Task<ScratchDatabase> CloneAsync(
        ScratchDatabase original,
        CancellationToken cancellationToken
    )
    {
        var clone = await SqliteScratchDatabase.OpenAsync(open, cancellationToken).ConfigureAwait(false);
        try
        {
            var connection = await original.DataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            await using var _ = connection.ConfigureAwait(false);
            await SqliteCopies.WriteAsync(connection, clone.Name, cancellationToken).ConfigureAwait(false);
            return clone;
        }
        catch
        {
            await clone.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override async Task<KeptDatabase?> OpenKeptAsync(
        IReadOnlyList<string> keys,
        CancellationToken cancellationToken
    )
    {
        for (var i = 0; i < keys.Count; i++)
        {
            if (kept?.Find(keys[i]) is not { } file)
                continue;
            var database = await SqliteScratchDatabase.OpenAsync(open, cancellationToken).ConfigureAwait(false);
            if (await kept.ReadAsync(file, database.Name, cancellationToken).ConfigureAwait(false))
                return new(i, database);
            await database.DisposeAsync().ConfigureAwait(false);
        }
        return null;
    }

    public override async Task KeepAsync(ScratchDatabase database, string key, CancellationToken cancellationToken)
    {
        if (kept is null)
            return;
        var connection = await database.DataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        await kept.WriteAsync(connection, key, cancellationToken).ConfigureAwait(false);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // https://www.sqlite.org/c3ref/c_source_id.html: SQLITE_VERSION_NUMBER.
    static int NumberOf(Version version) =>
        version.Major * 1_000_000 + version.Minor * 1000 + Math.Max(version.Build, 0);
}
