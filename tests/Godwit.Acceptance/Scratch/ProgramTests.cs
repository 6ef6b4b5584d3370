namespace Godwit;

/// <summary>Finding server programs, and running them as another user.</summary>
public class ProgramTests
{
    [Fact]
    public async Task Without_programs_the_error_says_where_it_looked_and_three_ways_out()
    {
        using var cache = new TestCache();
        var error = await Assert.ThrowsAsync<ScratchException>(() =>
            PostgreSqlPrivateServer.StartAsync(
                new()
                {
                    Open = TestScratch.Open,
                    CacheFolder = cache.Folder,
                    Variable = name => name == "GODWIT_POSTGRES_BIN" ? cache.Root : null,
                    FindMajorAsync = _ => Task.FromResult<int?>(17),
                },
                CancellationToken.None
            )
        );

        Assert.Equal("GDW0701", error.Code);
        Assert.Contains(cache.Root, error.Message, StringComparison.Ordinal);
        Assert.Contains("Install PostgreSQL 17", error.Hint, StringComparison.Ordinal);
        Assert.Contains("--postgres-bin", error.Hint, StringComparison.Ordinal);
        Assert.Contains("--scratch", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_nearest_major_version_is_taken_and_the_newest_for_want_of_a_wish()
    {
        using var cache = new TestCache();
        foreach (var major in (int[])[14, 16, 18])
            Fake(cache, major);
        var path = string.Join(Path.PathSeparator, Directory.GetDirectories(cache.Root).Select(one => $"{one}/bin"));

        // Usual folders of the machine that runs the test are looked at too.
        Assert.Equal(16, (await FindAsync(path, 16))?.Major);
        Assert.Equal(14, (await FindAsync(path, 12))?.Major);
        Assert.True((await FindAsync(path, null))?.Major >= 18);
    }

    [Fact]
    public async Task Without_a_choice_the_target_is_not_asked()
    {
        using var cache = new TestCache();
        Fake(cache, 16);
        var programs = Path.Combine(cache.Root, "pg16");

        var found = await new PostgreSqlProgramSearch(_ => null).FindAsync(
            programs,
            _ => throw new InvalidOperationException("asked"),
            default
        );

        Assert.Equal(16, found?.Major);
    }

    [Theory, EveryServer]
    public async Task The_scratch_server_is_of_the_targets_version(Server server)
    {
        var programs = Enum.GetValues<Server>().Select(one => PostgreSqlBinaries.Find(one, out _)?.Folder).ToList();
        Assert.SkipWhen(programs.Contains(null), "it takes programs of two versions to choose from");
        using var cache = new TestCache();
        using var folder = new TemporaryFolder();
        await using var target = await TestDatabase.CreateAsync(server);
        var major = await target.ScalarAsync<int>("SELECT current_setting('server_version_num')::int / 10000");
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "schema.sql"),
            $"""
            CREATE TABLE t (n int);
            DO $$ BEGIN
                ASSERT current_setting('server_version_num')::int / 10000 = {major};
            END $$;
            """
        );

        var run = await GodwitCli.RunAsync(
            folder.Path,
            [
                ("GODWIT_CACHE", cache.Folder),
                ("PATH", string.Join(Path.PathSeparator, [.. programs, Environment.GetEnvironmentVariable("PATH")])),
            ],
            ["diff", "empty", "sql:schema.sql", "--url", target.Url]
        );

        Assert.True(run.ExitCode == 0, run.Error);
    }

    [Theory, EveryServer]
    public async Task Programs_and_folders_that_the_servers_user_cannot_reach_are_no_obstacle(Server server)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root runs a server as somebody else");
        var programs = PostgreSqlBinaries.Find(server, out var reason);
        Assert.SkipWhen(programs is null, reason);
        using var cache = new TestCache();
        var hidden = Path.Combine(cache.Root, "hidden");
        Directory.CreateDirectory(hidden);
        await Command.RequireAsync("chmod", "700", hidden);
        var prefix = Path.GetFullPath(Path.Combine(programs!.Folder, "..")); // skipped where it is null
        await Command.RequireAsync("cp", "-a", prefix, Path.Combine(hidden, "postgresql"));

        await using (var scratch = await StartAsync())
        {
            await using var database = await scratch.CreateAsync(default);
            await ScratchDatabaseTests.RunAsync(database, "CREATE TABLE t (n int)");
        }
        await using var again = await StartAsync();

        Assert.Single(Directory.GetDirectories(Path.Combine(cache.Folder, "postgresql"), "programs-*"));

        Task<PostgreSqlPrivateServer> StartAsync() =>
            TestScratch.StartAsync(
                server,
                cache.Folder,
                options => options with { Programs = Path.Combine(hidden, "postgresql", "bin") }
            );
    }

    [Theory, EveryServer]
    public async Task What_a_schema_does_to_the_server_is_gone_with_it(Server server)
    {
        using var cache = new TestCache();
        await using (var scratch = await TestScratch.StartAsync(server, cache.Folder))
        {
            await using var database = await scratch.CreateAsync(default);
            await ScratchDatabaseTests.RunAsync(database, "ALTER ROLE postgres SET search_path = nowhere");
            await ScratchDatabaseTests.RunAsync(database, "ALTER ROLE ALL SET work_mem = '1MB'");
            await ScratchDatabaseTests.RunAsync(database, "CREATE DATABASE left_behind");
            await ScratchDatabaseTests.RunAsync(database, "ALTER SYSTEM SET work_mem = '2MB'");
            await using var next = await scratch.CreateAsync(default);
            Assert.Equal("\"$user\", public 4MB", await SettingsAsync(next));
        }

        await using var later = await TestScratch.StartAsync(server, cache.Folder);
        await using var clean = await later.CreateAsync(default);

        Assert.Equal("\"$user\", public 4MB", await SettingsAsync(clean));
        await using var command = clean.DataSource.CreateCommand(
            "SELECT count(*) FROM pg_database WHERE datname = 'left_behind'"
        );
        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }

    [Theory, EveryServer]
    public async Task On_a_named_server_the_roles_of_a_schema_are_gone_with_it(Server server)
    {
        const string sql =
            "CREATE ROLE godwit_test_role; CREATE TABLE t (n int); GRANT SELECT ON t TO godwit_test_role;";
        await using var shared = await TestDatabase.CreateAsync(server);
        for (var i = 0; i < 2; i++)
        {
            await using var scratch = await TestScratch.OnAsync(server);
            await using var one = await scratch.CreateAsync(default);
            await using var other = await scratch.CreateAsync(default);
            await new SchemaLoader(Dialect.PostgreSql).LoadAsync(one, [new("a.sql", sql)], default);
            await new SchemaLoader(Dialect.PostgreSql).LoadAsync(other, [new("a.sql", sql)], default);
            await scratch.KeepAsync(one, "roles", default);
            Assert.Null(await scratch.OpenKeptAsync(["roles"], default));
        }

        Assert.Equal(
            "",
            Assert.Single(
                await shared.RowsAsync(
                    "SELECT string_agg(rolname, '') FROM pg_roles WHERE rolname = 'godwit_test_role'"
                )
            )
        );
    }

    static Task<PostgreSqlInstallation?> FindAsync(string path, int? major) =>
        new PostgreSqlProgramSearch(name => name == "PATH" ? path : null).FindAsync(
            null,
            _ => Task.FromResult(major),
            default
        );

    /// <summary>Programs that only say their version.</summary>
    static void Fake(TestCache cache, int major)
    {
        var bin = Directory.CreateDirectory(Path.Combine(cache.Root, $"pg{major}", "bin")).FullName;
        foreach (var program in (string[])["postgres", "initdb"])
        {
            var file = Path.Combine(bin, program);
            File.WriteAllText(file, $"#!/bin/sh\necho 'postgres (PostgreSQL) {major}.1 (somewhere)'\n");
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(file, (UnixFileMode)0b111_101_101);
        }
    }

    static async Task<object?> SettingsAsync(ScratchDatabase database)
    {
        await using var command = database.DataSource.CreateCommand(
            "SELECT current_setting('search_path') || ' ' || current_setting('work_mem')"
        );
        return await command.ExecuteScalarAsync();
    }
}
