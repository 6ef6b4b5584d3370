namespace Godwit;

public sealed class RowSeederTests
{
    static readonly string _folder = Path.Combine(RepositoryFolder.Root, "tests", "Godwit.Acceptance", "Seeding");

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static IRowSeeder Seeder => Dialect.PostgreSql.RowSeeder;

    [Theory, EveryServer]
    public async Task Tables_that_are_difficult_get_rows_that_satisfy_everything(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync(await File.ReadAllTextAsync(Path.Combine(_folder, "difficult.sql"), Stop));

        await using var connection = await database.DataSource.OpenConnectionAsync(Stop);
        var unseeded = await Seeder.SeedAsync(connection, Stop);

        Assert.Empty(unseeded);
        await AssertSatisfiedAsync(database);
        var rows = await Seeder.SnapshotAsync(connection, Stop);
        Assert.All(rows, one => Assert.True(one.Count > 0, one.Table.ToString()));
        Assert.Equal(3, rows.Single(one => one.Table.Name == "everything").Count);
        Assert.Equal(2, rows.Single(one => one.Table.Name == "bool_key").Count);
        Assert.Equal(3, rows.Single(one => one.Table.Name == "work").Count);
        Assert.Equal(
            ["O|3"],
            await database.RowsAsync(
                """
                SELECT tgenabled, (SELECT count(*) FROM guarded) FROM pg_trigger WHERE tgname = 'refuse'
                """
            )
        );
    }

    [Theory, EveryServer]
    public async Task Tables_that_have_rows_keep_them_and_others_point_to_them(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync(
            """
            CREATE TABLE a (id integer PRIMARY KEY);
            INSERT INTO a VALUES (7);
            CREATE TABLE b (a integer NOT NULL REFERENCES a);
            """
        );

        await using var connection = await database.DataSource.OpenConnectionAsync(Stop);
        Assert.Empty(await Seeder.SeedAsync(connection, Stop));

        Assert.Equal(["7"], await database.RowsAsync("SELECT * FROM a"));
        Assert.Equal(["7"], await database.RowsAsync("SELECT DISTINCT a FROM b"));
    }

    [Theory, EveryServer]
    public async Task A_table_without_possible_rows_is_told_with_what_the_server_said(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync(
            """
            CREATE TABLE never (id integer PRIMARY KEY CONSTRAINT never_ever CHECK (id <> id));
            CREATE TABLE follows (id integer NOT NULL REFERENCES never);
            """
        );

        await using var connection = await database.DataSource.OpenConnectionAsync(Stop);
        var unseeded = await Seeder.SeedAsync(connection, Stop);

        Assert.Equal(["follows", "never"], unseeded.Select(one => one.Table.Name));
        Assert.Contains("never_ever", unseeded[1].Reason, StringComparison.Ordinal);
    }

    [Theory, EveryServer]
    public async Task An_emptied_column_shows_in_what_is_held_and_a_wider_type_does_not(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync("CREATE TABLE a (id integer PRIMARY KEY, n integer, t varchar(20), d date)");
        await using var connection = await database.DataSource.OpenConnectionAsync(Stop);
        await Seeder.SeedAsync(connection, Stop);
        var before = await Seeder.SnapshotAsync(connection, Stop);

        await database.ExecuteAsync("ALTER TABLE a ALTER n TYPE bigint, ALTER t TYPE text; CLUSTER a USING a_pkey");
        Assert.Equal(before, await Seeder.SnapshotAsync(connection, Stop));
        await database.ExecuteAsync("ALTER TABLE a DROP d; ALTER TABLE a ADD d date");

        var after = await Seeder.SnapshotAsync(connection, Stop);
        var changed = after[0].Columns.Where(one => !before[0].Columns.Contains(one)).Select(one => one.Column);
        Assert.Equal(["d"], changed);
    }

    [
        Theory,
        EveryServer(
            "adventureworks",
            "bytebase-latest",
            "camunda",
            "danbooru",
            "killbill-ddl",
            "pagila",
            "synapse-full-72",
            "temporal",
            "zync"
        )
    ]
    public async Task Every_table_of_real_schemas_gets_rows(Server server, string schema)
    {
        await using var database = await RealSchema.LoadAsync(server, schema);

        await using var connection = await database.DataSource.OpenConnectionAsync(Stop);
        var unseeded = await Seeder.SeedAsync(connection, Stop);

        Assert.Empty(unseeded);
        await AssertSatisfiedAsync(database);
    }

    // The server looks at all rows once more.
    static async Task AssertSatisfiedAsync(TestDatabase database)
    {
        var statements = await database.RowsAsync(
            """
            SELECT format('ALTER TABLE %s VALIDATE CONSTRAINT %I', conrelid::regclass, conname)
            FROM pg_constraint
            WHERE contype IN ('f', 'c') AND conrelid <> 0 AND coninhcount = 0 AND conparentid = 0
            """
        );
        await database.ExecuteAsync("UPDATE pg_constraint SET convalidated = false WHERE contype IN ('f', 'c')");
        foreach (var statement in statements)
            await database.ExecuteAsync(statement);
    }
}
