using System.Data.Common;

namespace Godwit;

/// <summary>A database of a scratch server.</summary>
sealed class PostgreSqlScratchDatabase(PostgreSqlScratchServer server, string name, DbDataSource dataSource)
    : ScratchDatabase
{
    readonly List<string> _roles = [];

    public string Name => name;

    /// <summary>The server that it is on.</summary>
    public PostgreSqlScratchServer Server => server;

    public override DbDataSource DataSource => dataSource;

    /// <summary>A setting of the database: whoever opens a session finds it.</summary>
    public override async Task UseSchemaAsync(string schema, CancellationToken cancellationToken)
    {
        var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var quoted = PostgreSqlMaintenance.Quote(schema);
        await connection.ExecuteAsync($"CREATE SCHEMA IF NOT EXISTS {quoted}", cancellationToken).ConfigureAwait(false);
        await connection
            .ExecuteAsync(
                $"ALTER DATABASE {PostgreSqlMaintenance.Quote(name)} SET search_path = {quoted}",
                cancellationToken
            )
            .ConfigureAwait(false);
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
            .ExplainAsync(error, statements, dataSource, cancellationToken)
            .ConfigureAwait(false);

    public override async ValueTask DisposeAsync()
    {
        await dataSource.DisposeAsync().ConfigureAwait(false);
        await server.DropAsync(name).ConfigureAwait(false);
        await server.Roles.DropAsync(_roles).ConfigureAwait(false);
    }
}
