using System.Data.Common;

namespace Godwit;

/// <summary>The one connection on which the databases and roles of a scratch server are made and dropped.</summary>
sealed class PostgreSqlMaintenance : IAsyncDisposable
{
    // The server itself looks only every 100 ms whether the last session of a database is gone.
    static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(1);
    static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(5);

    // A cluster made without a locale would read every text as bytes. From 15 on, a copy logs each page; where nothing
    // waits for the disk, to copy files is three times as quick. It ends with a checkpoint, which servers of others are
    // to be spared.
    const string Properties = """
        SELECT
            pg_catalog.pg_encoding_to_char(encoding) = 'SQL_ASCII',
            pg_catalog.current_setting('server_version_num')::integer >= 150000
        FROM pg_catalog.pg_database
        WHERE datname = 'template0'
        """;

    readonly DbDataSource _dataSource;
    readonly DbConnection _connection;
    readonly string _encoding;
    readonly string _strategy;
    readonly SemaphoreSlim _turn = new(1, 1);

    PostgreSqlMaintenance(DbDataSource dataSource, DbConnection connection, string encoding, string strategy) =>
        (_dataSource, _connection, _encoding, _strategy) = (dataSource, connection, encoding, strategy);

    /// <summary>Opens the connection; the data source is the maintenance's from then on.</summary>
    /// <param name="dataSource">Connections to a database that exists.</param>
    /// <param name="isPrivate">The server is Godwit's alone.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<PostgreSqlMaintenance> OpenAsync(
        DbDataSource dataSource,
        bool isPrivate,
        CancellationToken cancellationToken
    )
    {
        DbConnection? connection = null;
        try
        {
            connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            var found = await connection
                .QueryAsync(
                    Properties,
                    static reader => (IsAscii: reader.GetBoolean(0), HasStrategy: reader.GetBoolean(1)),
                    cancellationToken
                )
                .ConfigureAwait(false);
            return new(
                dataSource,
                connection,
                found is [{ IsAscii: true }] ? " ENCODING 'UTF8'" : "",
                isPrivate && found is [{ HasStrategy: true }] ? " STRATEGY file_copy" : ""
            );
        }
        catch
        {
            if (connection is not null)
                await connection.DisposeAsync().ConfigureAwait(false);
            await dataSource.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Creates a database as the copy of another that nobody uses.</summary>
    public async Task CopyAsync(string original, string copy, CancellationToken cancellationToken)
    {
        using var turn = await TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        await WaitUntilUnusedAsync(original, cancellationToken).ConfigureAwait(false);
        var encoding = original == "template0" ? _encoding : "";
        await ExecuteAsync(
                $"CREATE DATABASE {Quote(copy)} TEMPLATE {Quote(original)}{encoding}{_strategy}",
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <summary>Drops a database, ending its sessions; false where that fails.</summary>
    public async Task<bool> DropAsync(string name)
    {
        using var turn = await TakeTurnAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            if (_connection.State == System.Data.ConnectionState.Open)
                await DropNowAsync(name).ConfigureAwait(false);
            return _connection.State == System.Data.ConnectionState.Open;
        }
        catch (DbException)
        {
            // The next command sweeps it: its name says that its maker is gone.
            return false;
        }
    }

    /// <summary>
    /// Drops the databases of processes that are gone; on a private server all that are neither kept nor its own, those
    /// too that a schema created.
    /// </summary>
    public async Task SweepAsync(bool isPrivate, CancellationToken cancellationToken)
    {
        var names = await QueryAsync(
                """
                SELECT d.datname
                FROM pg_catalog.pg_database AS d
                WHERE d.datname NOT IN ('postgres', 'template0', 'template1')
                ORDER BY d.datname
                """,
                static reader => reader.GetString(0),
                cancellationToken
            )
            .ConfigureAwait(false);
        var now = TimeProvider.System.GetUtcNow();
        foreach (var name in names)
        {
            var isLeft = isPrivate
                ? !name.StartsWith(ScratchName.KeptPrefix, StringComparison.Ordinal)
                : ScratchName.TryParse(name)?.IsOrphan(now) == true;
            if (isLeft)
                await DropAsync(name).ConfigureAwait(false);
        }
    }

    /// <summary>One statement, when it is its turn.</summary>
    public async Task RunAsync(string sql, CancellationToken cancellationToken)
    {
        using var turn = await TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(sql, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>One query, when it is its turn.</summary>
    public async Task<List<T>> QueryAsync<T>(
        string sql,
        Func<DbDataReader, T> read,
        CancellationToken cancellationToken,
        params object?[] values
    )
    {
        using var turn = await TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        return await _connection.QueryAsync(sql, read, cancellationToken, values).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync().ConfigureAwait(false);
        await _dataSource.DisposeAsync().ConfigureAwait(false);
        _turn.Dispose();
    }

    public static string Quote(string name) => PostgreSqlStatements.Syntax.QuoteIdentifier(name);

    async Task DropNowAsync(string name)
    {
        await WaitUntilUnusedAsync(name, CancellationToken.None).ConfigureAwait(false);
        await ExecuteAsync($"DROP DATABASE IF EXISTS {Quote(name)} WITH (FORCE)", CancellationToken.None)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// A session that was just closed may still be there for a moment; who stays is the server's to refuse.
    /// </summary>
    async Task WaitUntilUnusedAsync(string name, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started) < _longestWait)
        {
            var sessions = await _connection
                .QueryAsync(
                    """
                    SELECT pg_catalog.count(*)
                    FROM pg_catalog.pg_stat_activity AS a
                    WHERE a.datname = $1
                    """,
                    static reader => reader.GetInt64(0),
                    cancellationToken,
                    name
                )
                .ConfigureAwait(false);
            if (sessions is [0])
                return;
            await Task.Delay(_pause, cancellationToken).ConfigureAwait(false);
        }
    }

    Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken) =>
        _connection.ExecuteAsync(sql, cancellationToken);

    async Task<Turn> TakeTurnAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new(_turn);
    }

    sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
