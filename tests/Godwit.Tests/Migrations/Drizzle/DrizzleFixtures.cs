namespace Godwit;

/// <summary>What the real tools wrote into SQLite files, in both directions.</summary>
public sealed class DrizzleFixtures
{
    [Theory]
    [InlineData("drizzle-stable-sqlite")]
    [InlineData("drizzle-rc-sqlite")]
    public async Task What_Drizzle_applied_is_applied_and_nothing_is_left_to_do(string fixture)
    {
        using var database = new SqliteDatabase();
        await File.WriteAllBytesAsync( // a copy would be read-only, as the fixture is
            database.File,
            await File.ReadAllBytesAsync(
                Path.Combine(Folder(fixture), "app.db"),
                TestContext.Current.CancellationToken
            ),
            TestContext.Current.CancellationToken
        );
        var migrator = Migrator(database, fixture);
        var status = await migrator.GetStatusAsync(TestContext.Current.CancellationToken);
        Assert.Equal(4, status.Migrations.Count);
        Assert.All(status.Migrations, one => Assert.Equal(MigrationCondition.Applied, one.State));
        Assert.Empty((await migrator.MigrateAsync(TestContext.Current.CancellationToken)).Applied);
    }

    [Theory]
    [InlineData("drizzle-stable-sqlite", "id, hash, created_at, typeof(id), typeof(created_at)")]
    [InlineData("drizzle-rc-sqlite", "id, hash, created_at, name, typeof(id), typeof(created_at)")]
    public async Task A_new_database_gets_the_table_and_the_rows_that_Drizzle_writes(string fixture, string columns)
    {
        using var theirs = new SqliteDatabase();
        File.Copy(Path.Combine(Folder(fixture), "app.db"), theirs.File);
        using var ours = new SqliteDatabase();
        await Migrator(ours, fixture).MigrateAsync(TestContext.Current.CancellationToken);
        var rows = $"SELECT {columns} FROM __drizzle_migrations ORDER BY created_at";
        Assert.Equal(theirs.Rows(rows), ours.Rows(rows));
        const string schema = "SELECT name, sql FROM sqlite_schema ORDER BY name";
        Assert.Equal(theirs.Rows(schema), ours.Rows(schema));
    }

    static Migrator Migrator(SqliteDatabase database, string fixture) =>
        new(
            Dialect.Sqlite,
            database.DataSource,
            MigrationFolder.OpenDrizzle(Path.Combine(Folder(fixture), "drizzle-sqlite"))
        );

    static string Folder(string fixture)
    {
        var folder = RepositoryFolder.Shared($"fixtures/{fixture}");
        Assert.SkipWhen(folder is null, "There is no ../shared/fixtures beside this checkout.");
        return folder;
    }
}
