using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Godwit.Cli;

/// <summary>A database to talk to: where it is, and where its connections come from.</summary>
sealed class Database : IAsyncDisposable
{
    Database(DatabaseTarget target, DbDataSource dataSource, IDriverHooks hooks) =>
        (Target, DataSource, Hooks) = (target, dataSource, hooks);

    public DatabaseTarget Target { get; }

    public DbDataSource DataSource { get; }

    public IDriverHooks Hooks { get; }

    /// <summary>Prepares connections; none is opened yet.</summary>
    public static Database Of(DatabaseTarget target) =>
        target switch
        {
            DatabaseTarget.PostgreSql postgres => new(target, PostgreSql(postgres.Settings), new PostgreSqlDriver()),
            DatabaseTarget.Sqlite sqlite => new(target, Sqlite(sqlite.Settings), new SqliteDriver()),
            _ => throw new System.Diagnostics.UnreachableException($"No driver for {target.GetType().Name}."),
        };

    /// <summary>Connections as Godwit uses them.</summary>
    public static NpgsqlDataSource PostgreSql(NpgsqlConnectionStringBuilder settings)
    {
        var builder = new NpgsqlSlimDataSourceBuilder(settings.ConnectionString);
        // Godwit reads built-in types only; loading the others would cost a round trip at every start.
        builder.ConfigureTypeLoading(loading => loading.EnableTypeLoading(false));
        builder.EnableTransportSecurity();
        return builder.Build();
    }

    static DbDataSource Sqlite(SqliteConnectionStringBuilder settings) =>
        SqliteFactory.Instance.CreateDataSource(settings.ConnectionString);

    public ValueTask DisposeAsync() => DataSource.DisposeAsync();
}
