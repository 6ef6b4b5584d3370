using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Godwit;

/// <summary>Flyway folders of public projects, and what the tool itself wrote, through the command line.</summary>
public class FlywayFolders
{
    const string Rows =
        "SELECT installed_rank, version, description, type, script, checksum, installed_by, success "
        + "FROM flyway_schema_history ORDER BY installed_rank";

    public static TheoryData<string> Corpora => ["uaa-pg", "kestra-pg", "dependencytrack", "hmpps-approved-premises"];

    [Theory, MemberData(nameof(Corpora))]
    public async Task Give_what_psql_makes_of_them(string corpus)
    {
        using var workspace = new TemporaryFolder();
        var files = Prepare(corpus, workspace.Path);
        await using var expected = await TestDatabase.CreateAsync(Server.Distribution);
        await using var actual = await TestDatabase.CreateAsync(Server.Distribution);
        foreach (var file in files)
        {
            await Psql.RequireAsync(expected.Url, "-f", file);
        }

        var first = await GodwitAsync(workspace.Path, actual, "migrate", "--json");
        Assert.Equal(files.Count, first.GetProperty("applied").GetArrayLength());
        var status = await GodwitAsync(workspace.Path, actual, "status", "--json");
        Assert.Equal(files.Count, status.GetProperty("migrations").GetArrayLength());
        var second = await GodwitAsync(workspace.Path, actual, "migrate", "--json");
        Assert.Equal(0, second.GetProperty("applied").GetArrayLength());
        Assert.Equal(await DumpAsync(expected), await DumpAsync(actual));
        Assert.Equal(
            files.Select(Path.GetFileName),
            (await actual.RowsAsync("SELECT script FROM flyway_schema_history ORDER BY installed_rank")).Select(
                Path.GetFileName
            )
        );
        if (corpus == "kestra-pg")
        {
            await GodwitAsync(workspace.Path, actual, "drift", "--json");
        }
    }

    [Fact]
    public async Task Give_the_rows_that_the_tool_writes()
    {
        using var workspace = new TemporaryFolder();
        CopyFixture("flyway-pg", workspace.Path);
        await using var database = await TestDatabase.CreateAsync(Server.Distribution);
        await using var real = await TestDatabase.CreateAsync(Server.Distribution);
        await LoadHistoryAsync("flyway-pg", real);

        await GodwitAsync(workspace.Path, database, "migrate", "--json");

        Assert.Equal(await real.RowsAsync(Rows), await database.RowsAsync(Rows));
        Assert.Equal(await HistoryDdlAsync(real), await HistoryDdlAsync(database));
        var empty = await database.RowsAsync("SELECT relname::text FROM pg_class WHERE relname LIKE 'godwit%'");
        Assert.All(empty, one => Assert.StartsWith("godwit_history", one, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("flyway-pg", "Success Success Success Success Success Success")]
    [InlineData("flyway-pg-after-edits", "Success Success Deleted Success Success Superseded Out of Order Success")]
    public async Task What_the_tool_applied_is_applied(string fixture, string states)
    {
        using var workspace = new TemporaryFolder();
        CopyFixture(fixture, workspace.Path);
        await using var database = await TestDatabase.CreateAsync(Server.Distribution);
        await LoadHistoryAsync(fixture, database);

        var status = await GodwitAsync(workspace.Path, database, "status", "--json");
        Assert.Equal(
            states,
            string.Join(
                ' ',
                status
                    .GetProperty("migrations")
                    .EnumerateArray()
                    .Select(one => one.GetProperty("toolState").GetString())
            )
        );
        var before = await database.RowsAsync(Rows);
        var migrated = await GodwitAsync(workspace.Path, database, "migrate", "--json");
        Assert.Equal(0, migrated.GetProperty("applied").GetArrayLength());
        Assert.Equal(before, await database.RowsAsync(Rows));
    }

    [Fact]
    public async Task Wait_for_the_lock_of_the_tool()
    {
        using var workspace = new TemporaryFolder();
        CopyFixture("flyway-pg", workspace.Path);
        await using var database = await TestDatabase.CreateAsync(Server.Distribution);
        await using var holder = await database.DataSource.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await holder.BeginTransactionAsync(TestContext.Current.CancellationToken);
        // As Flyway takes it: the key that its documentation does not tell, in a transaction of a second connection.
        await using (var take = holder.CreateCommand())
        {
            take.Transaction = transaction;
            take.CommandText = "SELECT pg_try_advisory_xact_lock(77433833903597)";
            Assert.True((bool)(await take.ExecuteScalarAsync(TestContext.Current.CancellationToken))!); // it gives a row
        }

        string[] arguments = ["migrate", "--url", database.Url, "--wait", "1s"];
        var waited = await GodwitCli.RunAsync(workspace.Path, arguments);
        Assert.Equal(4, waited.ExitCode);
        await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        var done = await GodwitCli.RunAsync(workspace.Path, arguments);
        Assert.Equal(0, done.ExitCode);
    }

    [Fact]
    public async Task Many_starters_apply_each_migration_once()
    {
        using var workspace = new TemporaryFolder();
        CopyFixture("flyway-pg", workspace.Path);
        await using var database = await TestDatabase.CreateAsync(Server.Distribution);
        var runs = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => GodwitCli.RunAsync(workspace.Path, "migrate", "--url", database.Url))
        );
        Assert.All(runs, run => Assert.True(run.ExitCode == 0, run.Output + run.Error));
        Assert.Equal(6, await database.ScalarAsync<long>("SELECT count(*) FROM flyway_schema_history WHERE success"));
    }

    /// <summary>Writes the project and gives its files in Flyway's order.</summary>
    internal static List<string> Prepare(string corpus, string workspace)
    {
        var source = Path.Combine(Shared("corpora"), "flyway", corpus);
        var isBare = corpus == "hmpps-approved-premises";
        var locations = isBare ? new[] { "all", "all-except-integration" } : ["."];
        // Those that need an extension which is not on the second server of the corpora's own check: postgis.
        using var origin = JsonDocument.Parse(File.ReadAllText(Path.Combine(source, "SOURCE.json")));
        var lacksExtension = origin
            .RootElement.GetProperty("verification")
            .GetProperty("pg18")
            .GetProperty("failed")
            .EnumerateArray()
            .Select(one => one[0].GetString())
            .ToHashSet();
        // The folder dex beside the files of dependencytrack has a history of its own.
        var files = locations
            .SelectMany(one => Directory.GetFiles(Path.Combine(source, one), "*.sql"))
            .Where(file => !lacksExtension.Contains(Path.GetRelativePath(source, file)))
            .OrderBy(file => Path.GetFileName(file).StartsWith("R__", StringComparison.Ordinal))
            .ThenBy(VersionOf, new Numbers())
            .ThenBy(file => Path.GetFileName(file), StringComparer.Ordinal)
            .ToList();
        var folder = Directory.CreateDirectory(Path.Combine(workspace, "db", "migration")).FullName;
        var copies = files.ConvertAll(file => Path.Combine(folder, Path.GetFileName(file)));
        for (var i = 0; i < files.Count; i++)
        {
            File.Copy(files[i], copies[i]);
        }

        File.WriteAllText(
            Path.Combine(workspace, "flyway.conf"),
            $"flyway.locations=filesystem:db/migration\n{(isBare ? "flyway.sqlMigrationPrefix=\n" : "")}"
        );
        return copies;
    }

    static BigInteger[] VersionOf(string file) =>
        Path.GetFileName(file) is var name && name.StartsWith("R__", StringComparison.Ordinal)
            ? []
            :
            [
                .. name.Split("__")[0]
                    .TrimStart('V')
                    .Split('_', '.')
                    .Select(part => BigInteger.Parse(part, CultureInfo.InvariantCulture)),
            ];

    static void CopyFixture(string fixture, string workspace)
    {
        var folder = Directory.CreateDirectory(Path.Combine(workspace, "migrations")).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(Shared("fixtures"), fixture, "migrations")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        File.WriteAllText(
            Path.Combine(workspace, "flyway.toml"),
            "[flyway]\nlocations = [\"filesystem:migrations\"]\n[flyway.placeholders]\ntbl = \"thing\"\n"
        );
    }

    static async Task LoadHistoryAsync(string fixture, TestDatabase database)
    {
        await Command.RequireAsync(
            Psql.Program,
            "-X",
            "-q",
            "-d",
            database.Url,
            "-f",
            Path.Combine(Shared("fixtures"), fixture, "history.sql")
        );
    }

    static Task<string> HistoryDdlAsync(TestDatabase database) =>
        Command.RequireAsync(
            "bash",
            "-c",
            $"pg_dump --schema-only --no-owner --table=flyway_schema_history '{database.Url}' | grep -v restrict"
        );

    static Task<string> DumpAsync(TestDatabase database) =>
        Command.RequireAsync(
            "bash",
            "-c",
            "pg_dump --schema-only --exclude-table=flyway_schema_history --exclude-table=godwit_history "
                + $"'{database.Url}' | grep -v restrict"
        );

    static async Task<JsonElement> GodwitAsync(string workspace, TestDatabase database, params string[] arguments)
    {
        var (exitCode, output, error) = await GodwitCli.RunAsync(workspace, [.. arguments, "--url", database.Url]);
        Assert.True(exitCode == 0, $"godwit {arguments[0]}: {exitCode}\n{output}{error}");
        return JsonDocument.Parse(output).RootElement;
    }

    static string Shared(string folder)
    {
        Assert.SkipWhen(
            RepositoryFolder.Shared(folder) is null,
            $"There is no ../shared/{folder} beside this checkout."
        );
        return RepositoryFolder.Shared(folder)!; // as above
    }

    sealed class Numbers : IComparer<BigInteger[]>
    {
        public int Compare(BigInteger[]? x, BigInteger[]? y)
        {
            for (var i = 0; i < Math.Max(x!.Length, y!.Length); i++) // a file has a version
            {
                var (left, right) = (i < x.Length ? x[i] : 0, i < y.Length ? y[i] : 0);
                if (left != right)
                {
                    return left.CompareTo(right);
                }
            }

            return 0;
        }
    }
}
