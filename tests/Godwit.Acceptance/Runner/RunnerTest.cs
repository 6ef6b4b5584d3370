using Npgsql;

namespace Godwit;

/// <summary>A folder of migrations for one test, and the runner over it.</summary>
public abstract class RunnerTest : IDisposable
{
    private protected const string History =
        "SELECT version, state, steps, steps_applied, coalesce(progress, '') FROM godwit_history ORDER BY version";

    private protected TestFolder Folder { get; } = new();

    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected Migrator Migrator(TestDatabase database, MigrateOptions? options = null) =>
        Migrator(database.DataSource, options);

    private protected Migrator Migrator(NpgsqlDataSource source, MigrateOptions? options = null) =>
        new(Dialect.PostgreSql, source, Folder.Migrations, options);

    /// <summary>Runs the command line over the folder as a process of its own.</summary>
    private protected GodwitCli StartCli(TestDatabase database, string command, params string[] arguments) =>
        GodwitCli.Start(Folder.Path, [command, "--url", database.Url, "--migrations", Folder.Path, .. arguments]);

    /// <summary>Ends a server process, as an administrator or a crash would.</summary>
    private protected static Task TerminateAsync(TestDatabase database, int backend) =>
        database.ExecuteAsync($"SELECT pg_terminate_backend({backend})");

    private protected static async Task NoLockIsLeftAsync(TestDatabase database, TimeSpan limit) =>
        await Wait.UntilAsync(
            async () =>
                await database.ScalarAsync<long>(
                    """
                    SELECT count(*)
                    FROM pg_locks
                    WHERE locktype = 'advisory'
                        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                    """
                ) == 0,
            "the migration lock is free",
            limit
        );
}
