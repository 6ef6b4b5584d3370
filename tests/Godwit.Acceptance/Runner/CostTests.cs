using System.Data;
using System.Data.Common;
using Npgsql;

namespace Godwit;

public sealed class CostTests : RunnerTest
{
    const int Migrations = 20;

    [Theory, EveryServer]
    public async Task Applying_costs_a_commit_a_migration_and_two(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server, logStatements: true);
        WriteMigrations();

        var outcome = await GodwitCli.RunAsync(
            Folder.Path,
            ["migrate", "--url", database.Url, "--migrations", Folder.Path]
        );

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        var counters = await database.CountersAsync();
        var ofDriver = (await database.StatementsAsync()).Count(s => s.Sql.Contains("pg_type"));
        Assert.InRange(counters.Commits, Migrations, Migrations + 2 + ofDriver);
        Assert.Equal(1, counters.Sessions);
    }

    [Theory, EveryServer]
    public async Task Each_migration_is_one_round_trip(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        WriteMigrations();
        await using var proxy = FaultProxy.Start(database);

        var few = await RoundTripsAsync(to: 5);
        var all = await RoundTripsAsync(to: Migrations) - few;

        // The second run reads the history, locks and unlocks like the first.
        // An answer that comes in two pieces, or an answer that comes late, is counted otherwise.
        Assert.InRange(all, Migrations - 5 - 5 - 2, Migrations - 5 - 5 + 2);

        async Task<int> RoundTripsAsync(int to)
        {
            var before = proxy.Traffic.RoundTrips;
            string[] arguments = ["migrate", "--url", proxy.Url(database), "--migrations", Folder.Path];
            var outcome = await GodwitCli.RunAsync(Folder.Path, [.. arguments, "--to", $"{to}"]);
            Assert.True(outcome.ExitCode == 0, outcome.Error);
            return proxy.Traffic.RoundTrips - before;
        }
    }

    [Theory, EveryServer]
    public async Task No_starter_ever_opens_a_third_connection(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        WriteMigrations();
        Folder.Write("21_i.sql", "CREATE INDEX CONCURRENTLY i ON t1 (id);");
        Folder.Write("22_l.sql", "ALTER TABLE t1 ADD COLUMN x int;");
        var sources = Enumerable.Range(0, 30).Select(_ => new CountingSource(database.ConnectionString)).ToList();
        await using var blocker = await database.DataSource.OpenConnectionAsync(Stop);
        var options = new MigrateOptions { LockTimeout = TimeSpan.FromMilliseconds(400) };
        options = options with
        {
            // The first try of the last step waits in vain, so that the next looks for who blocks it.
            OnEvent = e =>
            {
                if (e is MigrationEvent.MigrationStarted { Migration.Version.Text: "22" })
                    Execute(blocker, "BEGIN; LOCK TABLE t1 IN SHARE MODE");
                else if (e is MigrationEvent.StepRetrying { Attempt: 2 })
                    Execute(blocker, "COMMIT");
            },
        };

        var results = await Task.WhenAll(
            sources.Select(source =>
                new Migrator(Dialect.PostgreSql, source, Folder.Migrations, options).MigrateAsync(Stop)
            )
        );

        Assert.Equal(22, results.Sum(r => r.Applied.Count));
        Assert.Equal(2, sources.Max(source => source.Most));
        foreach (var source in sources)
            await source.DisposeAsync();
    }

    void WriteMigrations()
    {
        for (var i = 1; i <= Migrations; i++)
            Folder.Write($"{i}_m.sql", $"CREATE TABLE t{i} (id int); CREATE INDEX ON t{i} (id);");
    }

    static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>Counts the connections that are open at the same time.</summary>
    sealed class CountingSource(string connectionString) : DbDataSource
    {
        readonly NpgsqlDataSource _inner = NpgsqlDataSource.Create(connectionString);
        readonly Lock _gate = new();
        int _open;

        public int Most { get; private set; }

        public override string ConnectionString => _inner.ConnectionString;

        protected override DbConnection CreateDbConnection()
        {
            var connection = _inner.CreateConnection();
            connection.StateChange += (_, e) =>
            {
                lock (_gate)
                {
                    _open +=
                        e.CurrentState == ConnectionState.Open ? 1
                        : e.OriginalState == ConnectionState.Open ? -1
                        : 0;
                    Most = Math.Max(Most, _open);
                }
            };
            return connection;
        }

        protected override async ValueTask DisposeAsyncCore()
        {
            await _inner.DisposeAsync();
            await base.DisposeAsyncCore();
        }
    }
}
