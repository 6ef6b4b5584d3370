using System.Data.Common;

namespace Godwit;

/// <summary>
/// A database of a scratch server. Its sessions are pooled: a new one costs a process, and knows nothing yet of the
/// catalog that is read next.
/// </summary>
sealed class PostgreSqlScratchDatabase(PostgreSqlScratchServer server, string name, Func<string, DbDataSource> open)
    : ScratchDatabase
{
    readonly List<string> _roles = [];
    DbDataSource? _dataSource;

    public string Name => name;

    /// <summary>The server that it is on.</summary>
    public PostgreSqlScratchServer Server => server;

    public override DbDataSource DataSource => _dataSource ??= open(name);

    /// <summary>Ends the idle sessions: with them it could not be copied, and they keep old settings.</summary>
    public ValueTask ReleaseAsync()
    {
        var idle = _dataSource;
        _dataSource = null;
        return idle?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    /// <summary>A setting of the database: whoever opens a session finds it.</summary>
    public override async Task UseSchemaAsync(string schema, CancellationToken cancellationToken)
    {
        var connection = await DataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var quoted = PostgreSqlMaintenance.Quote(schema);
            await connection
                .ExecuteAsync($"CREATE SCHEMA IF NOT EXISTS {quoted}", cancellationToken)
                .ConfigureAwait(false);
            await connection
                .ExecuteAsync(
                    $"ALTER DATABASE {PostgreSqlMaintenance.Quote(name)} SET search_path = {quoted}",
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        await ReleaseAsync().ConfigureAwait(false);
    }

    /// <summary>
    /// On a server that is not Godwit's alone, the roles that the statements create are dropped with the database.
    /// </summary>
    public override async Task AnnounceAsync(IEnumerable<SqlStatement> statements, CancellationToken cancellationToken)
    {
        if (!server.IsPrivate)
            _roles.AddRange(await server.Roles.AnnounceAsync(statements, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>A role that a statement names and that does not exist, on a server of Godwit's own.</summary>
    public override async Task<bool> ProvideAsync(DbException error, CancellationToken cancellationToken) =>
        server.IsPrivate
        && PostgreSqlScratchRoles.Missing(error) is { } role
        && await server.Roles.CreateAsync(role, cancellationToken).ConfigureAwait(false);

    /// <summary>A role that another state left: roles are named by a schema, and are no part of it.</summary>
    public override bool IsProvided(DbException error) =>
        PostgreSqlScratchRoles.Colliding(error) is { } role && (server.IsPrivate || server.Roles.IsAnnounced(role));

    public override async Task<ScratchException?> ExplainAsync(
        DbException error,
        IReadOnlyCollection<SqlStatement> statements,
        CancellationToken cancellationToken
    ) =>
        PostgreSqlScratchRoles.Explain(error)
        ?? await PostgreSqlScratchExtensions
            .ExplainAsync(error, statements, DataSource, cancellationToken)
            .ConfigureAwait(false);

    public override Task<string?> HintAsync(
        SqlStatement statement,
        DbException error,
        CancellationToken cancellationToken
    ) => PostgreSqlExtensionHint.FindAsync(statement, error, DataSource, cancellationToken);

    public override async ValueTask DisposeAsync()
    {
        await ReleaseAsync().ConfigureAwait(false);
        await server.DropAsync(name).ConfigureAwait(false);
        await server.Roles.DropAsync(_roles).ConfigureAwait(false);
    }
}
