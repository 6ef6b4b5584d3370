using System.Data.Common;

namespace Godwit;

/// <summary>A database in memory; it lives as long as one connection to it is open.</summary>
sealed class SqliteScratchDatabase : ScratchDatabase
{
    readonly DbConnection _keepAlive;

    SqliteScratchDatabase(string name, DbDataSource dataSource, DbConnection keepAlive) =>
        (Name, DataSource, _keepAlive) = (name, dataSource, keepAlive);

    /// <summary>The URI by which SQLite knows it.</summary>
    public string Name { get; }

    public override DbDataSource DataSource { get; }

    public static async Task<SqliteScratchDatabase> OpenAsync(
        Func<string, DbDataSource> open,
        CancellationToken cancellationToken
    )
    {
        // The slash makes the name one that all connections of the process share: sqlite.org/src/file/src/memdb.c.
        var name = $"file:/godwit-{Guid.NewGuid():N}?vfs=memdb";
        var dataSource = open(name);
        try
        {
            var keepAlive = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            // A connection opens its file when it first needs it.
            await keepAlive
                .QueryAsync("PRAGMA schema_version", static reader => reader.GetInt64(0), cancellationToken)
                .ConfigureAwait(false);
            return new(name, dataSource, keepAlive);
        }
        catch
        {
            await dataSource.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await _keepAlive.DisposeAsync().ConfigureAwait(false);
        await DataSource.DisposeAsync().ConfigureAwait(false);
    }
}
