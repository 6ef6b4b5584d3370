using Npgsql;

namespace Godwit;

/// <summary>What is wrong with the folder or the session is said before anything is executed.</summary>
public sealed class RefusalTests : RunnerTest
{
    [Theory]
    [EveryServer(
        "edited|GDW0301",
        "missing|GDW0302",
        "out of order|GDW0303",
        "syntax|GDW0201",
        "unknown directive|GDW0206"
    )]
    public async Task Nothing_but_a_select_is_sent_before_the_error(Server server, string row)
    {
        var what = row.Split('|')[0];
        await using var database = await TestDatabase.CreateAsync(server, logStatements: true);
        Folder.Write("2_b.sql", "CREATE TABLE b (id int);");
        Folder.Write("4_d.sql", "CREATE TABLE d (id int);");
        await Migrator(database).MigrateAsync(Stop);
        Folder.Write("5_e.sql", what == "syntax" ? "SELECT 'open" : "CREATE TABLE e (id int);");
        if (what == "edited")
            Folder.Write("2_b.sql", "CREATE TABLE b (id bigint);");
        if (what == "missing")
            File.Delete(Path.Combine(Folder.Path, "2_b.sql"));
        if (what == "out of order")
            Folder.Write("3_c.sql", "CREATE TABLE c (id int);");
        if (what == "unknown directive")
            Folder.Write("5_e.sql", "-- godwit: no-such-thing\nSELECT 1;");
        await using var source = NpgsqlDataSource.Create(database.ConnectionString + ";Application Name=refused");

        var error = await Assert.ThrowsAnyAsync<GodwitException>(() => Migrator(source).MigrateAsync(Stop));

        Assert.Equal(row.Split('|')[1], error.Code);
        var sent = (await database.StatementsAsync())
            .Where(s => s.Application == "refused")
            .Select(s => s.Sql)
            .ToList();
        Assert.Contains(sent, s => s.StartsWith("SELECT version", StringComparison.Ordinal));
        Assert.All(sent, s => Assert.StartsWith("SELECT", s.TrimStart(), StringComparison.Ordinal));
        Assert.Equal(["2|applied|1|1|", "4|applied|1|1|"], await database.RowsAsync(History));
    }

    [Theory, EveryServer]
    public async Task An_older_migration_runs_when_that_is_allowed(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Folder.Write("2_b.sql", "CREATE TABLE b (id int);");
        await Migrator(database).MigrateAsync(Stop);
        Folder.Write("1_a.sql", "CREATE TABLE a (id int);");

        var result = await Migrator(database, new() { AllowOutOfOrder = true }).MigrateAsync(Stop);

        Assert.Equal("1", Assert.Single(result.Applied).Version.Text);
    }

    [Theory, EveryServer]
    public async Task A_database_that_is_ahead_starts_with_a_warning(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Folder.Write("1_a.sql", "CREATE TABLE a (id int);");
        Folder.Write("2_b.sql", "CREATE TABLE b (id int);");
        await Migrator(database).MigrateAsync(Stop);
        File.Delete(Path.Combine(Folder.Path, "2_b.sql"));
        var warnings = new List<string>();

        var result = await Migrator(
                database,
                new() { OnEvent = e => warnings.AddRange(e is MigrationEvent.Warning w ? [w.Message] : []) }
            )
            .MigrateAsync(Stop);

        Assert.Equal("2", Assert.Single(result.Ahead).Version.Text);
        Assert.Contains("2_b", Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Theory, EveryServer]
    public async Task A_role_without_rights_is_told_which_and_nothing_is_created(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        var role = $"stranger_{database.Name}";
        await database.ExecuteAsync($"CREATE ROLE {role} LOGIN; REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        Folder.Write("1_a.sql", "CREATE TABLE a (id int);");
        await using var source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = role }.ConnectionString
        );

        var create = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => Migrator(source).MigrateAsync(Stop));
        await Migrator(database).MigrateAsync(Stop);
        var read = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => Migrator(source).MigrateAsync(Stop));
        await database.ExecuteAsync($"GRANT SELECT ON godwit_history TO {role}");
        Folder.Write("2_b.sql", "SELECT 1;");
        var write = await Assert.ThrowsAnyAsync<GodwitException>(() => Migrator(source).MigrateAsync(Stop));

        await database.ExecuteAsync($"DROP OWNED BY {role}; DROP ROLE {role}");
        Assert.Equal(("GDW0407", "GDW0407"), (create.Code, read.Code));
        Assert.Contains("GRANT SELECT ON", read.Message, StringComparison.Ordinal);
        Assert.Equal("42501", write.SqlState);
        Assert.Contains("godwit_history", write.Message, StringComparison.Ordinal);
        Assert.Equal(["1|applied|1|1|"], await database.RowsAsync(History));
    }

    [Theory, EveryServer]
    public async Task A_history_in_a_schema_of_its_own_with_an_odd_name_works(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Folder.Write("1_a.sql", "CREATE TABLE a (id int);\nCREATE INDEX CONCURRENTLY i ON a (id);");
        var options = new MigrateOptions { History = new("Op's \"x\"", "m%I {0} \\ $1") };

        await Migrator(database, options).MigrateAsync(Stop);

        Assert.Equal(1, (await Migrator(database, options).MigrateAsync(Stop)).AlreadyApplied);
        Assert.Equal(["applied"], await database.RowsAsync("SELECT state FROM \"Op's \"\"x\"\"\".\"m%I {0} \\ $1\""));
    }
}
