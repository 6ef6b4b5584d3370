using Npgsql;

namespace Godwit;

public sealed class StandbyTests : RunnerTest
{
    [Theory, EveryServer]
    public async Task On_a_standby_nothing_pending_works_and_pending_is_refused(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Folder.Write("1_a.sql", "CREATE TABLE a (id int);");
        await Migrator(database).MigrateAsync(Stop);
        await using var standby = await Standby.StartAsync(database);
        await using var source = NpgsqlDataSource.Create(standby.ConnectionString);

        var nothing = await Migrator(source).MigrateAsync(Stop);
        var status = await Migrator(source).GetStatusAsync(Stop);
        Folder.Write("2_b.sql", "CREATE TABLE b (id int);");
        var plan = await Migrator(source).PlanAsync(Stop);
        var error = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => Migrator(source).MigrateAsync(Stop));

        Assert.Equal((0, 1), (nothing.Applied.Count, nothing.AlreadyApplied));
        Assert.Equal([MigrationCondition.Applied], status.Migrations.Select(m => m.State));
        Assert.Equal(["2"], plan.Pending.Select(p => p.Migration.Version.Text));
        Assert.Equal(RunErrors.ReadOnly, error.Code);
        Assert.Contains("is a standby (read replica)", error.Message, StringComparison.Ordinal);
        Assert.Contains("Connect to the primary", error.Message, StringComparison.Ordinal);
        Assert.Equal(["1|applied|1|1|"], await database.RowsAsync(History));
    }

    [Theory, EveryServer]
    public async Task The_command_line_says_so_too(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Folder.Write("1_a.sql", "CREATE TABLE a (id int);");
        await using var standby = await Standby.StartAsync(database);
        string[] where = ["--url", standby.Url, "--migrations", Folder.Path];

        var migrate = await GodwitCli.RunAsync(Folder.Path, ["migrate", .. where]);
        var undo = await GodwitCli.RunAsync(Folder.Path, ["baseline", "1", .. where]);

        Assert.Equal((1, 1), (migrate.ExitCode, undo.ExitCode));
        Assert.Contains("is a standby (read replica)", migrate.Error, StringComparison.Ordinal);
        Assert.Contains("is a standby (read replica)", undo.Error, StringComparison.Ordinal);
    }
}
