namespace Godwit;

/// <summary>Folders of public projects go through the command line and give what psql makes of them.</summary>
public class RealPostgreSqlFolders
{
    public static TheoryData<Server, string> Folders =>
        [.. Enum.GetValues<Server>().SelectMany(server => RealFolder.OnPostgreSql.Select(path => (server, path)))];

    [Theory, MemberData(nameof(Folders))]
    public async Task A_folder_gives_what_psql_makes_of_it(Server server, string path)
    {
        var folder = RealFolder.Get(path);
        using var workspace = new TemporaryFolder();
        await using var expected = await TestDatabase.CreateAsync(server);
        await using var actual = await TestDatabase.CreateAsync(server);
        var migrations = folder.PrepareIn(workspace.Path);
        await RunPreludeAsync(folder, expected, actual);

        await RunPsqlAsync(expected, RealFolder.FilesOf(folder.Reference(migrations)));
        await GodwitRun.ApplyAllAsync(workspace.Path, actual.Url, folder.Migrations(migrations));

        Assert.Equal(await PostgreSqlSchema.ReadAsync(expected), await PostgreSqlSchema.ReadAsync(actual));
        if (server == Server.Distribution) // pg_dump refuses a server newer than itself
        {
            Assert.Equal(await PostgreSqlSchema.DumpAsync(expected), await PostgreSqlSchema.DumpAsync(actual));
        }
    }

    static async Task RunPreludeAsync(RealFolder folder, params TestDatabase[] databases)
    {
        foreach (var role in folder.Roles)
        {
            await databases[0].ExecuteAsync($"CREATE ROLE {role}"); // roles are of the whole server
        }

        foreach (var database in databases.Where(_ => folder.Prelude.Length > 0))
        {
            await database.ExecuteAsync(folder.Prelude);
        }
    }

    static async Task RunPsqlAsync(TestDatabase database, IReadOnlyList<string> files)
    {
        string[] each = [.. files.SelectMany(file => new[] { "-f", file })];
        await Psql.RequireAsync(database.Url, each);
    }
}
