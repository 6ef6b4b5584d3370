namespace Godwit;

/// <summary>A URL of Prisma's with <c>?schema=</c>: files that name no schema mean that one, on scratch databases too.</summary>
public sealed class PrismaSchemaTests : LayoutTest
{
    [Theory]
    [InlineData("shop")]
    [InlineData("Our shop")]
    public async Task Drift_generate_and_dev_know_it(string schema)
    {
        await using var database = await TestDatabase.CreateAsync(Server.Distribution);
        await database.ExecuteAsync("CREATE TABLE public.of_somebody_else (id int)");
        var url = $"{database.Url}?schema={Uri.EscapeDataString(schema)}";
        Folder.Write("prisma/migrations/migration_lock.toml", "provider = \"postgresql\"");
        Folder.Write("prisma/migrations/20260101000000_a/migration.sql", "CREATE TABLE users (id int PRIMARY KEY);");
        Folder.Write("schema.sql", "CREATE TABLE users (id int PRIMARY KEY);");

        await GodwitAsync(0, url, "migrate");
        await GodwitAsync(0, url, "status");
        Assert.Contains(
            "No drift",
            await GodwitAsync(0, url, "drift", "--exclude", "public.*"),
            StringComparison.Ordinal
        );
        await GodwitAsync(0, url, "check");

        Folder.Write("schema.sql", "CREATE TABLE users (id int PRIMARY KEY, name text);");
        await GodwitAsync(3, url, "check");
        await GodwitAsync(0, url, "dev", "add_name", "--exclude", "public.*", "--confirm", database.Name);
        Assert.Equal(
            ["id", "name"],
            await database.RowsAsync(
                "SELECT column_name FROM information_schema.columns WHERE table_name = 'users' "
                    + $"AND table_schema = '{schema}' ORDER BY ordinal_position"
            )
        );
        await GodwitAsync(0, url, "drift", "--exclude", "public.*");

        await database.ExecuteAsync($"SET search_path = \"{schema}\"; ALTER TABLE users ADD n int");
        await GodwitAsync(3, url, "drift", "--exclude", "public.*");
    }

    /// <summary>Prisma makes the schema of the URL, so it is neither drift nor a part of the first migration.</summary>
    [Theory, InlineData(true), InlineData(false)]
    public async Task The_first_migration_is_made_in_it_whether_it_is_there_or_not(bool isThere)
    {
        await using var database = await TestDatabase.CreateAsync(Server.Distribution);
        if (isThere)
            await database.ExecuteAsync("CREATE SCHEMA shop");
        Folder.Write("prisma/schema.prisma", "datasource db {\n  provider = \"postgresql\"\n}\n");
        Folder.Write("schema.sql", "CREATE TABLE users (id int PRIMARY KEY);");

        await GodwitAsync(0, $"{database.Url}?schema=shop", "dev", "init", "--confirm", database.Name);

        Assert.Equal(["True"], await database.RowsAsync("SELECT to_regclass('shop.users') IS NOT NULL"));
        await GodwitAsync(
            0,
            $"{database.Url}?schema=shop",
            "diff",
            database.Url,
            "sql:schema.sql",
            "--exclude",
            "_pr*"
        );
    }

    /// <summary>Prisma writes nothing about a table of others, and has it made on its scratch database.</summary>
    [Fact]
    public async Task Tables_of_others_are_there_and_left_alone()
    {
        await using var database = await TestDatabase.CreateAsync(Server.Distribution);
        await database.ExecuteAsync(
            "CREATE SCHEMA auth; CREATE TYPE auth.role AS ENUM ('a', 'b');"
                + "CREATE TABLE auth.users (id serial PRIMARY KEY, \"Nr.\" serial, role auth.role, secret text);"
                + "COMMENT ON TABLE auth.users IS 'of others'; COMMENT ON TYPE auth.role IS 'of others'"
        );
        Folder.Write(
            "prisma.config.ts",
            """
            export default defineConfig({
              schema: "prisma/schema.prisma",
              migrations: {
                path: "prisma/migrations",
                initShadowDb: `CREATE SCHEMA auth; CREATE TABLE auth.users (id int PRIMARY KEY);`,
              },
              tables: { external: ["auth.users"] },
              enums: { external: ["auth.role"] },
            })
            """
        );
        Folder.Write("prisma/schema.prisma", "datasource db {\n  provider = \"postgresql\"\n}\n");
        const string orders = "CREATE TABLE orders (id int PRIMARY KEY, by int REFERENCES auth.users";
        Folder.Write("schema.sql", $"{orders});");

        await GodwitAsync(0, database.Url, "dev", "init", "--confirm", database.Name);
        Folder.Write("schema.sql", $"{orders}, note text);");
        Assert.Equal(
            "ALTER TABLE public.orders ADD COLUMN note text;",
            (await GodwitAsync(0, database.Url, "diff", database.Url, "schema")).Trim()
        );
        Assert.Contains("No drift", await GodwitAsync(0, database.Url, "drift"), StringComparison.Ordinal);
        await GodwitAsync(0, database.Url, "dev", "note", "--confirm", database.Name);
        await GodwitAsync(0, database.Url, "check");
        await database.ExecuteAsync("ALTER TABLE auth.users ADD other int");
        await GodwitAsync(0, database.Url, "drift");
        Assert.DoesNotContain(
            "TABLE auth.users",
            await GodwitAsync(0, database.Url, "pull", "--out", "-"),
            StringComparison.Ordinal
        );
    }

    async Task<string> GodwitAsync(int expected, string url, params string[] arguments)
    {
        var (exitCode, output, error) = await GodwitCli.RunAsync(
            Folder.Path,
            [
                .. arguments,
                "--url",
                url,
                "--layout",
                "prisma",
                "--migrations",
                "prisma/migrations",
                "--schema",
                "schema.sql",
            ]
        );
        Assert.True(exitCode == expected, $"godwit {arguments[0]} ended with {exitCode}:\n{output}{error}");
        return output;
    }
}
