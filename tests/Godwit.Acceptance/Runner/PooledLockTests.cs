using Npgsql;

namespace Godwit;

/// <summary>A proxy that pools transactions and goes unnoticed: the lock is on a session that others are given.</summary>
public sealed class PooledLockTests : IDisposable
{
    const string Locks = """
        FROM pg_locks
        WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        """;

    readonly TestFolder _folder = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory, EveryServer]
    public async Task The_lock_does_not_stay_with_a_session_that_is_busy_when_the_run_ends(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await using var bouncer = await PgBouncer.StartAsync(database, poolSize: 2);
        _folder.Write("1_a.sql", "CREATE TABLE a (id int);");
        // With a pool of one there is no second connection by which the proxy would be noticed.
        var one = bouncer.ConnectionString(database) + ";Maximum Pool Size=1;Pooling=true";
        await using var source = NpgsqlDataSource.Create(one);
        await using var others = NpgsqlDataSource.Create(bouncer.ConnectionString(database));
        NpgsqlConnection? busy = null;
        var isEnded = Task.CompletedTask;
        var options = new MigrateOptions
        {
            OnEvent = happened =>
            {
                if (happened is not MigrationEvent.MigrationCompleted)
                    return;
                busy = TakeHolder(others, database);
                isEnded = Task.Run(() => EndAsync(busy), Stop);
            },
        };

        await new Migrator(Dialect.PostgreSql, source, _folder.Migrations, options).MigrateAsync(Stop);
        await isEnded;

        Assert.NotNull(busy);
        // A session that was ended takes a moment to go.
        await Wait.UntilAsync(
            async () => await database.ScalarAsync<long>($"SELECT count(*) {Locks}") == 0,
            "nobody holds the lock",
            TimeSpan.FromSeconds(5)
        );
    }

    // Both sessions of the proxy are taken, and the one without the lock is given back.
    static NpgsqlConnection TakeHolder(NpgsqlDataSource others, TestDatabase database)
    {
        var holder = database.ScalarAsync<int>($"SELECT pid {Locks}").GetAwaiter().GetResult();
        var taken = Begin(others);
        if (taken.Pid == holder)
            return taken.Connection;
        var second = Begin(others);
        Assert.Equal(holder, second.Pid);
        taken.Connection.Dispose();
        return second.Connection;
    }

    static (NpgsqlConnection Connection, int Pid) Begin(NpgsqlDataSource others)
    {
        var connection = others.OpenConnection();
        using var command = new NpgsqlCommand("BEGIN; SELECT pg_backend_pid()", connection);
        return (connection, (int)command.ExecuteScalar()!); // it has a row
    }

    static async Task EndAsync(NpgsqlConnection busy)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(300), Stop);
        await using (busy)
        {
            await using var command = new NpgsqlCommand("ROLLBACK", busy);
            await command.ExecuteNonQueryAsync(Stop);
        }
    }
}
