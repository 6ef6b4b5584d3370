using System.Text.Json;
using System.Text.RegularExpressions;

namespace Godwit;

/// <summary>drizzle-kit goes on in a folder that Godwit wrote into.</summary>
public class KitTests
{
    const string Config = """
        export default {
          dialect: "DIALECT", schema: "./src/schema.ts", out: "./drizzle", dbCredentials: { url: process.env.DATABASE_URL ?? "x" },
        };
        """;

    [Theory]
    [InlineData("0.x", "drizzle-stable-pg/drizzle", "schema.ts", "postgresql")]
    [InlineData("1.0", "drizzle-rc-pg/drizzle", "schema.ts", "postgresql")]
    [InlineData("0.x", "drizzle-stable-sqlite/drizzle-sqlite", "schema3.ts", "sqlite")]
    [InlineData("1.0", "drizzle-rc-sqlite/drizzle-sqlite", "schema3.ts", "sqlite")]
    public async Task Its_check_and_generate_accept_a_migration_of_Godwits(
        string version,
        string fixture,
        string schema,
        string dialect
    )
    {
        using var project = Project(version, fixture, schema, dialect);
        await GodwitAsync(project, "generate", "add_rows", "--empty");
        await GodwitAsync(project, "generate", "more rows", "--empty", "--down");

        var check = await KitAsync(project, "check");
        var generate = await KitAsync(project, "generate");
        Assert.Contains("Everything's fine", check.Output, StringComparison.Ordinal);
        Assert.Contains("No schema changes", generate.Output, StringComparison.Ordinal);

        var custom = await KitAsync(project, "generate", "--custom", "--name", "after");
        Assert.True(custom.ExitCode == 0, custom.Output + custom.Error);
        var checkedAgain = await KitAsync(project, "check");
        Assert.Contains("Everything's fine", checkedAgain.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.x", "drizzle-stable-pg/drizzle", "schema.ts", "postgresql")]
    [InlineData("1.0", "drizzle-rc-pg/drizzle", "schema.ts", "postgresql")]
    [InlineData("0.x", "drizzle-stable-sqlite/drizzle-sqlite", "schema3.ts", "sqlite")]
    [InlineData("1.0", "drizzle-rc-sqlite/drizzle-sqlite", "schema3.ts", "sqlite")]
    public async Task The_schema_source_is_what_it_exports(
        string version,
        string fixture,
        string schema,
        string dialect
    )
    {
        using var project = Project(version, fixture, schema, dialect);
        var export = await KitAsync(project, "export");
        var source = await GodwitCli.RunAsync(project.Path, "diff", "empty", "schema");
        Assert.True(source.ExitCode == 0, source.Output + source.Error);
        var tables = TablesIn(export.Output);
        Assert.NotEmpty(tables);
        Assert.Equal(tables, TablesIn(source.Output));

        // The folder and its schema are the same, so what is generated is what a new table adds; the kit accepts it.
        await File.AppendAllTextAsync(
            Path.Combine(project.Path, "src", "schema.ts"),
            dialect == "sqlite"
                ? "import { sqliteTable as more, integer as whole } from \"drizzle-orm/sqlite-core\";\n"
                    + "export const extra = more(\"extra\", { n: whole(\"n\") });\n"
                : "import { pgTable as more, integer as whole } from \"drizzle-orm/pg-core\";\n"
                    + "export const extra = more(\"extra\", { n: whole(\"n\") });\n"
        );
        var generated = await GodwitCli.RunAsync(project.Path, "generate", "extra", "--json");
        Assert.True(generated.ExitCode == 0, generated.Output + generated.Error);
        var file = JsonDocument.Parse(generated.Output).RootElement.GetProperty("file").GetString();
        var sql = await File.ReadAllTextAsync(Path.Combine(project.Path, file!)); // it says which
        Assert.Equal(["extra"], TablesIn(sql));
        var check = await KitAsync(project, "check");
        Assert.True(check.ExitCode == 0, check.Output + check.Error);
        // The check of 1.0 compares with the schema too: its snapshots do not know of the table, as docs/from/drizzle.md says.
        Assert.Contains(
            version == "1.0" && dialect == "postgresql"
                ? "The schema differs from the migrations"
                : "Everything's fine",
            check.Output,
            StringComparison.Ordinal
        );
        var next = await KitAsync(project, "generate", "--custom", "--name", "after");
        Assert.True(next.ExitCode == 0, next.Output + next.Error);
    }

    static string[] TablesIn(string sql) =>
        [
            .. Regex
                .Matches(sql, """CREATE TABLE (?:["`]?public["`]?\.)?["`]?(\w+)""")
                .Select(match => match.Groups[1].Value)
                .Order(StringComparer.Ordinal),
        ];

    [Fact]
    public async Task Up_and_then_that_of_drizzle_kit_give_what_drizzle_kit_alone_makes_of_the_folder()
    {
        using var project = Project("1.0", "drizzle-stable-pg/drizzle", "schema.ts", "postgresql");
        await GodwitAsync(project, "up");
        var up = await KitAsync(project, "up");
        Assert.True(up.ExitCode == 0, up.Output + up.Error);
        var expected = RepositoryFolder.Shared("fixtures/drizzle-upgraded-pg/drizzle")!; // beside the other fixture
        await Command.RequireAsync("diff", "-r", expected, Path.Combine(project.Path, "drizzle"));
    }

    [Theory, InlineData("0.x"), InlineData("1.0")]
    public async Task A_folder_that_Godwit_began_is_one_for_drizzle_kit(string version)
    {
        using var project = Project(version, null, null, "sqlite");
        Directory.CreateDirectory(Path.Combine(project.Path, "src"));
        await File.WriteAllTextAsync(
            Path.Combine(project.Path, "src", "schema.ts"),
            """
            import { sqliteTable, integer } from "drizzle-orm/sqlite-core";
            export const t = sqliteTable("t", { id: integer() });
            """
        );
        await GodwitAsync(project, "generate", "first", "--empty", "--layout", "drizzle");
        var generate = await KitAsync(project, "generate", "--name", "second");
        Assert.True(generate.ExitCode == 0, generate.Output + generate.Error);
        var status = await GodwitCli.RunAsync(project.Path, "status", "--url", "sqlite:app.db");
        Assert.Contains("second", status.Output, StringComparison.Ordinal);
        Assert.Contains("2 pending", status.Output, StringComparison.Ordinal);
    }

    static Task<Command.Outcome> KitAsync(TemporaryFolder project, params string[] arguments) =>
        DrizzleTools.KitAsync(project.Path, arguments);

    static async Task GodwitAsync(TemporaryFolder project, params string[] arguments)
    {
        var (exitCode, output, error) = await GodwitCli.RunAsync(project.Path, arguments);
        Assert.True(exitCode == 0, output + error);
    }

    static TemporaryFolder Project(string version, string? fixture, string? schema, string dialect)
    {
        var project = new TemporaryFolder();
        DrizzleTools.LinkInto(project.Path, version);
        File.WriteAllText(
            Path.Combine(project.Path, "drizzle.config.ts"),
            Config.Replace("DIALECT", dialect, StringComparison.Ordinal)
        );
        if (fixture is null)
        {
            return project;
        }

        var source = RepositoryFolder.Shared($"fixtures/{fixture}");
        Assert.SkipWhen(source is null, "There is no ../shared/fixtures beside this checkout.");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            Copy(file, Path.Combine(project.Path, "drizzle", Path.GetRelativePath(source, file)));
        }

        Copy(Path.Combine(source, "..", schema!), Path.Combine(project.Path, "src", "schema.ts")); // with the fixture
        return project;
    }

    static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!); // it is in the project
        File.WriteAllBytes(to, File.ReadAllBytes(from)); // a copy would be read-only
    }
}
