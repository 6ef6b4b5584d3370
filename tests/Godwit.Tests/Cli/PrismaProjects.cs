using Godwit.Cli;

namespace Godwit;

public class PrismaProjects
{
    [Theory]
    [InlineData(
        "postgresql://u:p@h:5432/d?schema=public",
        "postgresql://u:p@h:5432/d?options=-c%20search_path%3D%22public%22"
    )]
    [InlineData("postgres://h/d?connection_limit=5&sslmode=require&pgbouncer=true", "postgres://h/d?sslmode=require")]
    [InlineData("postgres://h/d?connection_limit=5", "postgres://h/d")]
    [InlineData("postgres://h/d", "postgres://h/d")]
    [InlineData("file:./dev.db", "sqlite:/p/prisma/dev.db")]
    [InlineData("file:../dev.db?connection_limit=1", "sqlite:/p/dev.db")]
    [InlineData("sqlite:app.db", "sqlite:app.db")]
    public void A_url_of_Prismas_is_understood(string url, string expected) =>
        Assert.Equal(expected, PrismaUrl.Translate(url, "/p/prisma"));

    [Fact]
    public void Everything_stands_in_the_configuration()
    {
        using var shell = new TestShell();
        shell.Write(
            "prisma.config.ts",
            """
            import { defineConfig, env } from 'prisma/config'
            export default defineConfig({
              schema: 'db/schema.prisma', // migrations: { path: 'not/this' }
              migrations: { path: path.join('db', 'changes'), seed: "tsx db/seed.ts" },
              datasource: { url: env('SHOP_URL') },
            })
            """
        );
        shell.Write("db/schema.prisma", "datasource db {\n  provider = \"postgresql\"\n}\n");
        shell.Write(".env", "# secrets\nexport SHOP_URL='postgres://h/shop?schema=x y' # here\n");
        var project = Find(shell)!; // there is a configuration
        Assert.Equal(shell.PathOf("db/changes"), project.MigrationsPath);
        Assert.Equal("tsx db/seed.ts", project.Seed);
        Assert.Equal(Dialect.PostgreSql, project.Dialect);
        Assert.StartsWith("postgres://h/shop?options=", project.FindUrl()?.Url, StringComparison.Ordinal);
        shell.Variables["SHOP_URL"] = "postgres://h/other";
        Assert.Equal(("postgres://h/other", "SHOP_URL"), project.FindUrl());
        Assert.Null(project.SchemaCommand());
        shell.Write("node_modules/.bin/prisma", "");
        Assert.EndsWith(
            $"migrate diff --from-empty --to-schema \"{shell.PathOf("db/schema.prisma")}\" --script",
            project.SchemaCommand(),
            StringComparison.Ordinal
        );
        shell.Write("node_modules/prisma/package.json", """{ "name": "prisma", "version": "6.19.0" }""");
        Assert.Contains("--to-schema-datamodel", project.SchemaCommand(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_Prisma_CLI_is_found_in_the_folders_above_the_project_too()
    {
        using var shell = new TestShell();
        shell.Write("apps/shop/prisma/schema.prisma", "datasource db {\n  provider = \"sqlite\"\n}\n");
        shell.Write("node_modules/.bin/prisma", "");
        shell.Write("node_modules/prisma/package.json", """{ "name": "prisma", "version": "6.19.0" }""");
        var command = PrismaProject.Find(shell.PathOf("apps/shop"), _ => null)?.SchemaCommand();
        Assert.StartsWith($"\"{shell.PathOf("node_modules/.bin/prisma")}\"", command, StringComparison.Ordinal);
        Assert.Contains("--to-schema-datamodel", command, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schema_source_is_what_the_Prisma_CLI_prints()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for the CLI is a script of the shell.");
        using var shell = new TestShell();
        shell.Write("prisma/schema.prisma", "datasource db {\n  provider = \"sqlite\"\n}\n");
        shell.Write(
            "node_modules/.bin/prisma",
            """
            #!/bin/sh
            [ "$1 $2 $3 $4" = "migrate diff --from-empty --to-schema" ] && [ "$6" = --script ] || exit 1
            grep -q sqlite "$5" && echo 'CREATE TABLE "User" ("id" INTEGER NOT NULL PRIMARY KEY);'
            """
        );
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(
                shell.PathOf("node_modules/.bin/prisma"),
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        var (exitCode, output, error) = await shell.RunAsync(["generate", "first", "--layout", "prisma"]);
        Assert.True(exitCode == 0, output + error);
        Assert.Equal(
            "CREATE TABLE \"User\" (\"id\" INTEGER NOT NULL PRIMARY KEY);\n",
            await File.ReadAllTextAsync(
                shell.PathOf("prisma/migrations/20261123144500_first/migration.sql"),
                TestContext.Current.CancellationToken
            )
        );
    }

    [Fact]
    public void A_schema_in_the_url_is_where_names_without_one_are_meant()
    {
        Assert.Equal(
            "shop",
            PrismaUrl.SchemaOf(PrismaUrl.Translate("postgres://h/d?schema=shop&sslmode=require", "/"))
        );
        Assert.Equal("x \"y", PrismaUrl.SchemaOf(PrismaUrl.Translate("postgres://h/d?schema=x%20%22y", "/")));
        Assert.Null(PrismaUrl.SchemaOf(PrismaUrl.Translate("postgres://h/d?schema=public", "/")));
        Assert.Null(PrismaUrl.SchemaOf("sqlite:app.db"));
    }

    [Fact]
    public void The_schema_says_it_where_there_is_no_configuration()
    {
        using var shell = new TestShell();
        Assert.Null(Find(shell));
        shell.Write("package.json", """{ "prisma": { "schema": "src/schema.prisma", "seed": "node seed.js" } }""");
        shell.Write("src/schema.prisma", "datasource db {\n  provider = \"sqlite\"\n  url = \"file:dev.db\"\n}\n");
        var project = Find(shell)!; // there is a schema
        Assert.Equal(shell.PathOf("src/migrations"), project.MigrationsPath);
        Assert.Equal("node seed.js", project.Seed);
        Assert.Equal(Dialect.Sqlite, project.Dialect);
        Assert.Equal($"sqlite:{shell.PathOf("src/dev.db")}", project.FindUrl()?.Url);
    }

    [Fact]
    public void What_only_Node_can_compute_is_said()
    {
        using var shell = new TestShell();
        shell.Write("prisma.config.ts", "export default { migrations: { path: nowhere() } }");
        var error = Assert.Throws<CommandException>(() => Find(shell)!.MigrationsPath); // there is a configuration
        Assert.Equal("GDW0925", error.Code);
        Assert.Contains("prisma.config.ts computes 'path'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Node_is_asked_for_what_is_computed()
    {
        Assert.SkipUnless(HasNode(), "There is no Node.js.");
        using var shell = new TestShell();
        shell.Write(
            "prisma.config.mjs",
            """
            console.log("noise");
            const folder = () => "changes \t\u00e9";
            setInterval(() => {}, 1000);
            export default { migrations: { path: `db/${folder()}` }, tables: { external: ["a"].concat("b") } };
            """
        );
        var project = Find(shell)!; // there is a configuration
        Assert.Equal(shell.PathOf("db/changes \t\u00e9"), project.MigrationsPath);
        Assert.Equal<string>(["a", "b"], project.External);
    }

    [Theory]
    [InlineData(
        "tables: { external: ['public.users', \"audit\"] }, enums: { external: ['role',] }",
        "public.users audit role"
    )]
    [InlineData("tables: {}, enums: { external: [] }", "")]
    [InlineData("schema: 'x'", "")]
    public void Tables_and_enums_of_others_are_left_alone(string text, string expected)
    {
        using var shell = new TestShell();
        shell.Write("prisma.config.ts", $"export default defineConfig({{ {text} }}) satisfies PrismaConfig");
        Assert.Equal(expected, string.Join(' ', Find(shell)!.External)); // there is a configuration
    }

    [Fact]
    public void A_list_of_tables_that_is_computed_is_an_error()
    {
        using var shell = new TestShell();
        shell.Write("prisma.config.ts", "export default { tables: { external: nowhere() } }");
        var error = Assert.Throws<CommandException>(() => Find(shell)!.External); // there is a configuration
        Assert.Contains("computes 'tables.external'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("path.join('db', 'changes')", "db/changes")]
    [InlineData("path.resolve(import.meta.dirname, \"db\", `changes`)", "db/changes")]
    [InlineData("join(__dirname, 'x', '..', 'changes')", "changes")]
    [InlineData("path.resolve(process.cwd(), 'm')", "m")]
    [InlineData("process.env.NOWHERE ?? './m'", "m")]
    [InlineData("`${process.env.HERE}/m`", "db/m")]
    [InlineData("process.env.HERE!", "db")]
    public void Paths_are_joined(string text, string expected)
    {
        using var shell = new TestShell();
        shell.Variables["HERE"] = "db";
        shell.Write("prisma.config.ts", $"export default {{ migrations: {{ path: {text} }} }}");
        Assert.Equal(shell.PathOf(expected), Find(shell)!.MigrationsPath); // there is a configuration
    }

    [Fact]
    public void Paths_are_relative_to_the_configuration()
    {
        using var shell = new TestShell();
        shell.Write(".config/prisma.ts", "export default { schema: '../prisma', migrations: { path: '../db/m' } }");
        shell.Write("prisma/a.prisma", "model A {\n  id Int @id\n}\n");
        Assert.Equal(shell.PathOf("db/m"), Find(shell)?.MigrationsPath);
        Assert.Equal(shell.PathOf("prisma"), Find(shell)?.SchemaPath);
    }

    [Fact]
    public void Migrations_of_a_schema_in_several_files_are_beside_the_data_source()
    {
        using var shell = new TestShell();
        shell.Write("prisma/schema/models/user.prisma", "// datasource db { }\nmodel User {\n  id Int @id\n}\n");
        shell.Write(
            "prisma/schema/base/db.prisma",
            "datasource db {\n  provider = \"sqlite\"\n  url = \"file:a}b.db\"\n}\n"
        );
        Assert.Equal(shell.PathOf("prisma/schema/base/migrations"), Find(shell)?.MigrationsPath);
        Assert.Equal($"sqlite:{shell.PathOf("prisma/schema/base/a}b.db")}", Find(shell)?.FindUrl()?.Url);
        Directory.CreateDirectory(shell.PathOf("prisma/migrations"));
        Assert.Equal(shell.PathOf("prisma/migrations"), Find(shell)?.MigrationsPath);
        Directory.CreateDirectory(shell.PathOf("prisma/schema/migrations"));
        Assert.Equal(shell.PathOf("prisma/schema/migrations"), Find(shell)?.MigrationsPath);
    }

    [Fact]
    public void Migrations_go_past_the_pooler()
    {
        using var shell = new TestShell();
        shell.Write(
            "prisma/schema.prisma",
            """
            datasource db {
              provider     = "postgresql"
              url          = env("POOLED") // directUrl = env("NOT_THIS")
              directUrl    = env("DIRECT")
              relationMode = "prisma"
            }
            """
        );
        Assert.Equal(("${DIRECT}", "schema.prisma"), Find(shell)?.FindUrl());
        shell.Variables["DIRECT"] = "postgres://direct/d";
        Assert.Equal(("postgres://direct/d", "DIRECT"), Find(shell)?.FindUrl());
    }

    [Theory]
    [InlineData("URL=postgres://h/d", "postgres://h/d")]
    [InlineData("\uFEFFURL=postgres://h/d\r\nOTHER=x\r\n", "postgres://h/d")]
    [InlineData("export URL = 'postgres://u:p#1@h/d' # the one", "postgres://u:p#1@h/d")]
    [InlineData("URL=postgres://h/d # the one", "postgres://h/d")]
    [InlineData("URL: postgres://h/d", "postgres://h/d")]
    [InlineData("HOST=h\nURL=\"postgres://${HOST}/${NAME:-d}\"", "postgres://h/d")]
    [InlineData("URL=first\nURL=second", "second")]
    [InlineData("URL=${URL2}\nURL2=${URL}", "")]
    [InlineData("# URL=x\nURL=", null)]
    public void Variables_of_a_file_are_read_as_dotenv_reads_them(string text, string? expected)
    {
        using var shell = new TestShell();
        shell.Write(".env", text);
        Assert.Equal(expected, new DotEnv(_ => null, shell.PathOf(".env")).Find("URL"));
    }

    static bool HasNode() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node")));

    static PrismaProject? Find(TestShell shell) => PrismaProject.Find(shell.Folder, shell.Variables.GetValueOrDefault);
}
