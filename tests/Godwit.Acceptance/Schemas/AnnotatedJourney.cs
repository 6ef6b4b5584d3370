namespace Godwit;

/// <summary>From classes to a migrated PostgreSQL database, and on when a class changes.</summary>
public sealed class AnnotatedJourney : IDisposable
{
    const string Users = """
        [Table("users")]
        public class User
        {
            public int Id { get; set; }
            [MaxLength(100), Unique] public required string Name { get; set; }
            [Default("now()")] public DateTimeOffset CreatedAt { get; set; }
        }
        """;

    readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory, EveryServer]
    public async Task A_class_is_migrated_changed_and_migrated_again(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        var scratch = $"{database.Url[..database.Url.LastIndexOf('/')]}/postgres";
        _folder.Write(
            "godwit.json",
            $$"""{ "url": "{{database.Url}}", "scratch": "{{scratch}}", "schema": [{ "assembly": "App.dll" }] }"""
        );
        Build(Users);
        await RequireAsync("generate", "users");
        await RequireAsync("migrate");
        await database.ExecuteAsync("INSERT INTO users (name) VALUES ('Ann')");

        Build(
            Users
                .Replace("string Name", "string FullName", StringComparison.Ordinal)
                .Replace("public required", "[RenamedFrom(\"name\")] public required", StringComparison.Ordinal)
                .Replace(
                    "    public int Id",
                    "    [Json] public object? Body { get; set; }\n    public int Id",
                    StringComparison.Ordinal
                )
        );
        await RequireAsync("generate", "bodies");
        await RequireAsync("migrate");
        await RequireAsync("check");
        await RequireAsync("drift");
        // The row is still there, under the new name.
        await database.ExecuteAsync("SELECT 1 / count(*) FROM users WHERE full_name = 'Ann' AND body IS NULL");
    }

    void Build(string code) => AnnotatedCode.Emit(code, Path.Combine(_folder.Path, "App.dll"));

    async Task RequireAsync(params string[] arguments)
    {
        var end = await GodwitCli.RunAsync(_folder.Path, arguments);
        Assert.True(end.ExitCode == 0, $"{string.Join(' ', arguments)}: {end.Output}{end.Error}");
    }
}
