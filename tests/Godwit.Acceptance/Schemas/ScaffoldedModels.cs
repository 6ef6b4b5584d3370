using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>
/// Databases as <c>dotnet ef dbcontext scaffold</c> makes a model of them: what Godwit generates from the model is what
/// EF creates.
/// Each takes a minute, so only with <c>GODWIT_TEST_ALL=1</c>; blogs and posts (<see cref="EfCoreModels"/>) always do.
/// </summary>
public sealed class ScaffoldedModels : IDisposable
{
    const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <NoWarn>CS1030</NoWarn>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Microsoft.EntityFrameworkCore.Design" />
            <PackageReference Include="Microsoft.EntityFrameworkCore.Sqlite" />
            <PackageReference Include="Npgsql.EntityFrameworkCore.PostgreSQL" />
          </ItemGroup>
        </Project>
        """;

    static readonly object _model = new { ef = new { project = ".", build = false } };

    readonly TemporaryFolder _folder = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AdventureWorks_on_PostgreSQL()
    {
        SkipUnlessAll();
        // EF has no foreign keys from smallint to integer.
        var script = PgCorpus
            .FilesOf("pg-schema/adventureworks")
            .SelectMany(File.ReadLines)
            .Where(line => !line.StartsWith('\\'))
            .Select(line => line.Replace("smallint", "integer", StringComparison.OrdinalIgnoreCase));
        await File.WriteAllLinesAsync(PathOf("adventureworks.sql"), script, Stop);
        await using var database = await TestDatabase.CreateAsync(Server.Distribution);
        await Psql.RunAsync(database.ConnectionUri, "-f", PathOf("adventureworks.sql"));
        await using var scratch = await TestScratch.OnAsync(Server.Distribution);
        Configure(
            new
            {
                database = "postgresql",
                scratch = database.Url,
                schema = _model,
            }
        );

        await CompareAsync(
            scratch,
            database.ConnectionString,
            "Npgsql.EntityFrameworkCore.PostgreSQL",
            "CREATE TABLE sales.salesorderheader"
        );
    }

    [Fact]
    public async Task Northwind_on_SQLite()
    {
        SkipUnlessAll();
        var text = Path.Combine(RepositoryFolder.Root, "tests/Godwit.Acceptance/Schemas/northwind.sql");
        var connection = $"Data Source={PathOf("northwind.db")};Pooling=False";
        await using (var source = SqliteFactory.Instance.CreateDataSource(connection))
        {
            await using var command = source.CreateCommand(await File.ReadAllTextAsync(text, Stop));
            await command.ExecuteNonQueryAsync(Stop);
        }
        await using var scratch = await SqliteScratchServer.OpenAsync(
            name => SqliteFactory.Instance.CreateDataSource($"Data Source={name};Pooling=False"),
            null,
            Stop
        );
        Configure(new { database = "sqlite", schema = _model });

        await CompareAsync(
            scratch,
            connection,
            "Microsoft.EntityFrameworkCore.Sqlite",
            "CREATE TABLE \"Order Details\""
        );
    }

    async Task CompareAsync(ScratchServer scratch, string connection, string provider, string aTable)
    {
        await ScaffoldAsync(connection, provider);
        await DotnetAsync("build", "--nologo", "-v:q");

        var generated = await GenerateAsync();
        await DotnetAsync("ef", "dbcontext", "script", "--no-build", "--output", PathOf("created.sql"));

        Assert.Contains(aTable, generated, StringComparison.Ordinal);
        await using var ours = await LoadAsync(scratch, generated);
        await using var theirs = await LoadAsync(scratch, await File.ReadAllTextAsync(PathOf("created.sql"), Stop));
        var comparison = new SchemaComparison(scratch.Dialect, new() { Allowed = null });
        Assert.Empty(await comparison.FindAsync(theirs, ours, Stop));
    }

    async Task ScaffoldAsync(string connection, string provider)
    {
        foreach (var file in new[] { "Directory.Packages.props", ".config/dotnet-tools.json" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!); // a file is in a folder
            File.Copy(Path.Combine(RepositoryFolder.Root, file), PathOf(file));
        }
        await File.WriteAllTextAsync(PathOf("Scaffolded.csproj"), Project, Stop);
        await File.WriteAllTextAsync(PathOf("Program.cs"), "Console.WriteLine();", Stop);
        await DotnetAsync("tool", "restore");
        await DotnetAsync("build", "--nologo", "-v:q");
        // Without --no-pluralize, EF falls over views whose names are one letter.
        string[] options = ["--output-dir", "Model", "--context", "ModelContext", "--no-build", "--no-pluralize"];
        await DotnetAsync(["ef", "dbcontext", "scaffold", connection, provider, .. options]);
    }

    async Task DotnetAsync(params string[] arguments)
    {
        var ended = await Command.RunInAsync(_folder.Path, ["dotnet", .. arguments]);
        Assert.True(ended.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}: {ended.Output}{ended.Error}");
    }

    async Task<string> GenerateAsync()
    {
        var ended = await GodwitCli.RunAsync(_folder.Path, "generate", "everything");
        Assert.True(ended.ExitCode == 0, ended.Output + ended.Error);
        return await File.ReadAllTextAsync(PathOf(ended.Output.Trim()), Stop);
    }

    static async Task<ScratchDatabase> LoadAsync(ScratchServer scratch, string sql)
    {
        var database = await scratch.CreateAsync(Stop);
        await new SchemaLoader(scratch.Dialect).LoadAsync(database, [new("schema.sql", sql)], Stop);
        return database;
    }

    void Configure(object settings) => File.WriteAllText(PathOf("godwit.json"), JsonSerializer.Serialize(settings));

    string PathOf(string file) => Path.Combine(_folder.Path, file);

    static void SkipUnlessAll() =>
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable("GODWIT_TEST_ALL") == "1",
            "A model is scaffolded only with GODWIT_TEST_ALL=1."
        );
}
