using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>The schema of a compiled assembly as a source: from classes to migrations.</summary>
public sealed class AssemblySources : IDisposable
{
    const string Users = """
        [Table("users")]
        public class User
        {
            public int Id { get; set; }
            public required string Name { get; set; }
        }
        """;

    readonly TestShell _shell = new();

    public AssemblySources() =>
        _shell.Write(
            "godwit.json",
            """{ "url": "sqlite:app.db", "schema": [{ "assembly": "bin/App.dll" }, "views.sql"] }"""
        );

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Classes_are_migrated_changed_and_migrated_again()
    {
        _shell.Write("views.sql", "CREATE VIEW names AS SELECT id FROM users;");
        Build(Users);
        await RequireAsync("generate", "create_users");
        await RequireAsync("migrate");
        Assert.Contains(
            "Nothing to generate",
            (await RequireAsync("generate", "nothing")).Out,
            StringComparison.Ordinal
        );

        Build(
            Users
                .Replace("string Name", "string FullName", StringComparison.Ordinal)
                .Replace("public required", "[RenamedFrom(\"name\")] public required", StringComparison.Ordinal)
                .Replace(
                    "{ get; set; }\n}",
                    "{ get; set; }\n    public string? Avatar { get; set; }\n}",
                    StringComparison.Ordinal
                )
        );
        var generated = await RequireAsync("generate", "avatars");
        var sql = await File.ReadAllTextAsync(
            _shell.PathOf(generated.Out.Trim()),
            TestContext.Current.CancellationToken
        );
        Assert.Contains("RENAME COLUMN name TO full_name", sql, StringComparison.Ordinal);
        Assert.Contains("avatar", sql, StringComparison.Ordinal);
        await RequireAsync("migrate");
        await RequireAsync("check");
        await RequireAsync("drift");
    }

    [Fact]
    public async Task Rows_stay_where_names_of_tables_of_base_classes_and_of_complex_types_change_at_once()
    {
        _shell.Write("views.sql", "");
        Build(
            """
            public abstract class Named { public long Id { get; set; } public required string Title { get; set; } }
            [ComplexType] public class Address { public required string Place { get; set; } }
            [Table("persons")] public class Person : Named { public required Address Residence { get; set; } }
            [Table("firms")] public class Firm : Named { public string? Note { get; set; } }
            """
        );
        await RequireAsync("generate", "first");
        await RequireAsync("migrate");
        await AskAsync(
            "INSERT INTO persons (title, residence_place) VALUES ('Ann', 'Rome'); INSERT INTO firms (title) VALUES ('X')"
        );

        Build(
            """
            public abstract class Named
            {
                public long Id { get; set; }
                [RenamedFrom("title")] public required string Name { get; set; }
            }
            [ComplexType] public class Address { [RenamedFrom("place")] public required string Town { get; set; } }
            [Table("people"), RenamedFrom("persons")]
            public class Person : Named { [RenamedFrom("residence")] public required Address Home { get; set; } }
            [Table("firms")] public class Firm : Named { public string? Note { get; set; } }
            """
        );
        await RequireAsync("generate", "names");
        await RequireAsync("migrate");
        await RequireAsync("check");

        Assert.Equal("Ann lives in Rome", await AskAsync("SELECT name || ' lives in ' || home_town FROM people"));
        Assert.Equal("X", await AskAsync("SELECT name FROM firms"));
    }

    [Fact]
    public async Task Code_that_is_newer_than_the_assembly_is_named()
    {
        _shell.Write("views.sql", "");
        _shell.Write("App.csproj", "");
        _shell.Write("obj/Debug/Generated.cs", "");
        _shell.Write("Data/User.cs", Users);
        Build(Users);
        await RequireAsync("generate", "create_users");

        File.SetLastWriteTimeUtc(_shell.PathOf("obj/Debug/Generated.cs"), DateTime.UtcNow.AddMinutes(1));
        Assert.Equal("", (await RequireAsync("generate", "more")).Error);
        File.SetLastWriteTimeUtc(_shell.PathOf("Data/User.cs"), DateTime.UtcNow.AddMinutes(1));
        Assert.Contains(
            "Data/User.cs was changed after bin/App.dll was built. Is the change about the schema? Then `dotnet build` first",
            (await RequireAsync("generate", "more")).Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_is_no_assembly_with_classes_is_said()
    {
        _shell.Write("views.sql", "SELECT 1;");
        await RefusedAsync("there is no file 'bin/App.dll'", "dotnet build");
        _shell.Write("bin/App.dll", "text");
        await RefusedAsync("cannot be read", "Name the .dll");
        Build("public class Nothing;");
        await RefusedAsync("holds no schema", "Reference the package Godwit");
        Build("[assembly: GodwitSchema(\"postgresql\")]\n" + Users);
        await RefusedAsync("has a schema for postgresql, and none for sqlite", "GodwitSchema(\"sqlite\")");
        Build("[Table(\"a\")] public class A { public int Id { get; set; } public string[] Tags { get; set; } = []; }");
        await RefusedAsync("has no schema for sqlite", "Correct the classes");
    }

    async Task<object?> AskAsync(string sql)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var connection = new SqliteConnection($"Data Source={_shell.PathOf("app.db")};Pooling=False");
        await connection.OpenAsync(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(stop);
    }

    void Build(string code)
    {
        Directory.CreateDirectory(_shell.PathOf("bin"));
        AnnotatedCode.Emit(code, _shell.PathOf("bin/App.dll"));
    }

    async Task RefusedAsync(string what, string fix)
    {
        var refused = await _shell.RunAsync("generate", "x");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("GDW0720", refused.Error, StringComparison.Ordinal);
        Assert.Contains(what, refused.Error, StringComparison.Ordinal);
        Assert.Contains(fix, refused.Error, StringComparison.Ordinal);
    }

    async Task<CommandOutput> RequireAsync(params string[] arguments)
    {
        var output = await _shell.RunAsync(arguments);
        Assert.True(output.ExitCode == 0, $"{string.Join(' ', arguments)}: {output.Out}{output.Error}");
        return output;
    }
}
