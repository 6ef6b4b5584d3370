namespace Godwit;

/// <summary>Folders of public projects that use Prisma Migrate.</summary>
public class RealPrismaFolders
{
    // schema.prisma is not read here: the URL and the folder are given.
    [Theory]
    [InlineData("umami", 19)]
    [InlineData("hoppscotch", 21)]
    [InlineData("langfuse", 434)]
    public async Task A_folder_gives_what_psql_makes_of_it(string project, int count)
    {
        var folder = Folder(project);
        using var workspace = new TemporaryFolder();
        await using var expected = await TestDatabase.CreateAsync(Server.Distribution);
        await using var actual = await TestDatabase.CreateAsync(Server.Distribution);
        string[] files =
        [
            .. Directory
                .GetDirectories(folder)
                .Order(StringComparer.Ordinal)
                .SelectMany(one => new[] { "-f", Path.Combine(one, "migration.sql") }),
        ];
        await Psql.RequireAsync(expected.Url, files);

        string[] where = ["--url", actual.Url + "?schema=public&connection_limit=5", "--migrations", folder];
        var migrated = await GodwitCli.RunAsync(workspace.Path, ["migrate", .. where]);
        Assert.True(migrated.ExitCode == 0, migrated.Error);
        var status = await GodwitCli.RunAsync(workspace.Path, ["status", .. where]);
        Assert.True(status.ExitCode == 0, status.Error);
        Assert.EndsWith($"{count} applied\n", status.Output, StringComparison.Ordinal);
        var again = await GodwitCli.RunAsync(workspace.Path, ["migrate", .. where]);
        Assert.Equal($"Up to date: {count} migrations applied.\n", again.Output);

        await actual.ExecuteAsync("DROP TABLE _prisma_migrations; DROP TABLE IF EXISTS godwit_history");
        Assert.Equal(await PostgreSqlSchema.ReadAsync(expected), await PostgreSqlSchema.ReadAsync(actual));
    }

    [Fact]
    public async Task A_folder_that_does_not_replay_fails_at_file_and_line()
    {
        var folder = Folder("civitai");
        using var workspace = new TemporaryFolder();
        await using var database = await TestDatabase.CreateAsync(Server.Distribution);

        var run = await GodwitCli.RunAsync(workspace.Path, ["migrate", "--url", database.Url, "--migrations", folder]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            "20251117182613_post_metrics_denormalization/migration.sql:25:1: "
                + "column \"reactionCount\" of relation \"PostMetric\" does not exist",
            run.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(491, await database.ScalarAsync<long>("SELECT count(*) FROM _prisma_migrations"));
    }

    static string Folder(string project)
    {
        Assert.SkipWhen(
            RepositoryFolder.Shared("corpora") is null,
            "There is no ../shared/corpora beside this checkout."
        );
        return Path.Combine(RepositoryFolder.Shared("corpora")!, "prisma", project, "migrations"); // there is one
    }
}
