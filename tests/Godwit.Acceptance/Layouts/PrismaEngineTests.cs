using System.Diagnostics;

namespace Godwit;

/// <summary>Prisma's own schema engine and Godwit take turns on one database.</summary>
public sealed class PrismaEngineTests : IDisposable
{
    const string UpToDate =
        """{"editedMigrationNames":[],"failedMigrationNames":[],"hasMigrationsTable":true,"history":null}""";

    readonly TestFolder _folder = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static string Tools => Path.Combine(RepositoryFolder.Root, ".tools", "prisma");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task They_alternate_through_ten_migrations()
    {
        await using var database = await TestDatabase.CreateAsync(Server.Distribution);
        _folder.Write("migration_lock.toml", "provider = \"postgresql\"\n");
        for (var i = 1; i <= 10; i++)
        {
            var name = $"202601{i:00}000000_m";
            Write(name, $"CREATE TABLE t{i} (id int);\nINSERT INTO t{i} VALUES ({i});\n");
            if (i % 2 == 1)
                Assert.Equal($$"""{"appliedMigrationNames":["{{name}}"]}""", await EngineAsync(database, "apply"));
            else
                Assert.Equal(name, Assert.Single((await Migrator(database).MigrateAsync(Stop)).Applied).Title);

            Assert.Equal(UpToDate, await EngineAsync(database, "diagnose"));
            Assert.Equal("""{"appliedMigrationNames":[]}""", await EngineAsync(database, "apply"));
            Assert.True((await Migrator(database).GetStatusAsync(Stop)).IsUpToDate);
            Assert.Empty((await Migrator(database).MigrateAsync(Stop)).Applied);
        }
        Assert.Equal(10, await database.ScalarAsync<long>("SELECT count(*) FROM _prisma_migrations"));
    }

    [Fact]
    public async Task Each_sees_what_the_other_could_not_finish_or_took_back()
    {
        await using var database = await TestDatabase.CreateAsync(Server.Distribution);
        Write("1_a", "CREATE TABLE t (id int);");
        await Migrator(database).MigrateAsync(Stop);

        // Prisma fails; Godwit explains, and settles it.
        Write("2_b", "CREATE TABLE u (id int);\nINSERT INTO nowhere VALUES (1);\n");
        Assert.Contains("nowhere", (await RunEngineAsync(database, "apply")).Error, StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<HistoryMismatchException>(() => Migrator(database).MigrateAsync(Stop));
        Assert.Contains("nowhere", refused.Message, StringComparison.Ordinal);
        await database.ExecuteAsync("DROP TABLE IF EXISTS u");
        Write("2_b", "CREATE TABLE u (id int);");
        await Migrator(database).RepairAsync(new(RepairAction.MarkUndone), Stop);
        Assert.Equal("""{"appliedMigrationNames":["2_b"]}""", await EngineAsync(database, "apply"));

        // Godwit fails in a step that leaves something; Prisma keeps away.
        Write("3_c", "CREATE TABLE v (id int); CREATE INDEX CONCURRENTLY i ON v (id); SELECT 1 / 0;");
        await Assert.ThrowsAsync<MigrationFailedException>(() => Migrator(database).MigrateAsync(Stop));
        Assert.Contains(
            "\"failedMigrationNames\":[\"3_c\"]",
            await EngineAsync(database, "diagnose"),
            StringComparison.Ordinal
        );
        Assert.Contains("failed migrations", (await RunEngineAsync(database, "apply")).Error, StringComparison.Ordinal);
        await EngineAsync(database, "applied", "3_c");
        Assert.True((await Migrator(database).GetStatusAsync(Stop)).IsUpToDate);
        Assert.Equal(UpToDate, await EngineAsync(database, "diagnose"));

        // What Godwit took back is pending to Prisma; what was edited is edited to both.
        _folder.Write("4_d/down.sql", "DROP TABLE w;");
        Write("4_d", "CREATE TABLE w (id int);");
        await Migrator(database).MigrateAsync(Stop);
        await Migrator(database).UndoAsync(Stop);
        Assert.Equal("""{"appliedMigrationNames":["4_d"]}""", await EngineAsync(database, "apply"));
        Write("4_d", "CREATE TABLE w (id int);\r\n-- edited");
        Assert.Contains(
            "\"editedMigrationNames\":[\"4_d\"]",
            await EngineAsync(database, "diagnose"),
            StringComparison.Ordinal
        );
        await Assert.ThrowsAsync<HistoryMismatchException>(() => Migrator(database).MigrateAsync(Stop));
        await Migrator(database).RepairAsync(new(RepairAction.AcceptChecksum, MigrationVersion.OfName("4_d")), Stop);
        Assert.True((await Migrator(database).GetStatusAsync(Stop)).IsUpToDate);
    }

    void Write(string name, string sql) => _folder.Write($"{name}/migration.sql", sql);

    Migrator Migrator(TestDatabase database) =>
        new(Dialect.PostgreSql, database.DataSource, MigrationFolder.OpenPrisma(_folder.Path));

    async Task<string> EngineAsync(TestDatabase database, string command, string name = "")
    {
        var outcome = await RunEngineAsync(database, command, name);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        return outcome.Output.Trim();
    }

    async Task<Command.Outcome> RunEngineAsync(TestDatabase database, string command, string name = "")
    {
        Assert.SkipUnless(
            File.Exists(Path.Combine(Tools, "package-lock.json")),
            "Prisma's engine is not in .tools/prisma: ./test.sh installs it where npm is there."
        );
        var script = Path.Combine(RepositoryFolder.Root, "tests/Godwit.Acceptance/Layouts/engine.mjs");
        var start = new ProcessStartInfo("node", [script, database.Url, _folder.Path, command, name])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PRISMA_TOOLS"] = Tools },
        };
        using var process = Process.Start(start)!; // Start returns null only with UseShellExecute
        var output = process.StandardOutput.ReadToEndAsync(Stop);
        var error = process.StandardError.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        return new(process.ExitCode, await output, await error);
    }
}
