using Godwit.Cli;
using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>What a bundle of each layout carries, without the native program around it.</summary>
public sealed class Bundles : IDisposable
{
    readonly TestShell _project = new();
    readonly TestShell _server = new();

    public void Dispose()
    {
        _project.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task Flyway_s_locations_and_configuration_travel_and_its_connection_does_not()
    {
        _project.Write(
            "flyway.toml",
            """
            [flyway]
            locations = ["filesystem:sql", "filesystem:more/*/migration"]
            callbackLocations = ["filesystem:hooks"]
            table = "done"
            sqlMigrationPrefix = "M"
            environment = "prod"
            password = "secret one"
            placeholders.color = "${env.COLOR}"
            placeholders.size = "7"

            [environments.prod]
            url = "jdbc:sqlite:secret-two.db"
            """
        );
        _project.Write(
            "sql/M1__a.sql",
            "CREATE TABLE a (color TEXT DEFAULT '${color}', size TEXT DEFAULT '${size}');\n"
        );
        _project.Write("sql/M1__a.sql.conf", "placeholderReplacement=true\n");
        _project.Write("more/one/migration/M2__b.sql", "INSERT INTO a DEFAULT VALUES;\n");
        _project.Write("sql/R__v.sql", "CREATE VIEW v AS SELECT '${flyway:table}' AS t;\n");
        _project.Write(
            "hooks/afterMigrate.sql",
            "INSERT INTO a VALUES ('${flyway:environment}', '${flyway:filename}');\n"
        );
        _project.Variables["COLOR"] = "the color of the pipeline";
        _project.Variables["FLYWAY_PLACEHOLDERS_SIZE"] = "secret three";
        var bundle = Collect("--database", "sqlite");
        foreach (var secret in (string[])["secret", "pipeline"])
            Assert.DoesNotContain(bundle.Settings, one => one.Value.Contains(secret, StringComparison.Ordinal));

        _server.Variables["COLOR"] = "green";
        _server.Variables["FLYWAY_URL"] = "jdbc:sqlite:app.db";
        Assert.Equal(3, (await RunAsync(bundle, "status")).ExitCode);
        var dryRun = await RunAsync(bundle, "--dry-run");
        Assert.Contains("-- M1__a.sql (sql/M1__a.sql)", dryRun.Out, StringComparison.Ordinal);
        Assert.Contains("DEFAULT 'green'", dryRun.Out, StringComparison.Ordinal);
        var applied = await RunAsync(bundle);
        Assert.True(applied.ExitCode == 0, applied.Error);

        Assert.Equal(["green|7", "prod|afterMigrate.sql"], Rows("SELECT color || '|' || size FROM a"));
        Assert.Equal(["M1__a.sql", "M2__b.sql", "R__v.sql"], Rows("SELECT script FROM done ORDER BY installed_rank"));
        Assert.Equal(0, (await RunAsync(bundle, "status")).ExitCode);
        var next = await RunAsync(bundle);
        Assert.Contains("Up to date: 3 migrations applied.", next.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_only_the_server_has_is_asked_for_there()
    {
        _project.Write("flyway.conf", "flyway.locations=filesystem:sql\n");
        _project.Write("sql/V1__a.sql", "CREATE TABLE ${name} (id INTEGER);\n");
        _project.Write("sql/R__v.sql", "CREATE VIEW v AS SELECT id FROM ${name};\n");
        var bundle = Collect("--database", "sqlite");

        _server.Variables["GODWIT_URL"] = "sqlite:app.db";
        var refused = await RunAsync(bundle);
        Assert.Contains("GDW0963", refused.Error, StringComparison.Ordinal);
        _server.Variables["FLYWAY_PLACEHOLDERS_NAME"] = "a";
        Assert.Equal(0, (await RunAsync(bundle)).ExitCode);
        Assert.Equal(["a", "v"], Rows("SELECT name FROM sqlite_master WHERE name IN ('a', 'v') ORDER BY name"));
    }

    [Fact]
    public async Task Drizzle_s_table_travels()
    {
        _project.Write(
            "drizzle.config.json",
            """{ "dialect": "sqlite", "out": "./drizzle", "migrations": { "table": "done" } }"""
        );
        _project.Write(
            "drizzle/meta/_journal.json",
            """
            {
              "version": "7",
              "dialect": "sqlite",
              "entries": [{ "idx": 0, "version": "6", "when": 1767225600000, "tag": "0000_a", "breakpoints": true }]
            }
            """
        );
        _project.Write(
            "drizzle/0000_a.sql",
            "CREATE TABLE a (id INTEGER);\n--> statement-breakpoint\nCREATE TABLE b (id INTEGER);"
        );
        var bundle = Collect();

        _server.Variables["GODWIT_URL"] = "sqlite:app.db";
        Assert.Equal(3, (await RunAsync(bundle, "status")).ExitCode);
        Assert.Contains("CREATE TABLE b", (await RunAsync(bundle, "--dry-run")).Out, StringComparison.Ordinal);
        var applied = await RunAsync(bundle);
        Assert.True(applied.ExitCode == 0, applied.Error);
        Assert.Equal(["1767225600000"], Rows("SELECT created_at FROM done"));
        Assert.Equal(0, (await RunAsync(bundle, "status")).ExitCode);
    }

    [Fact]
    public async Task Prisma_s_folder_is_for_its_provider()
    {
        _project.Write(
            "prisma/schema.prisma",
            "datasource db {\n  provider = \"sqlite\"\n  url = \"file:./secret.db\"\n}\n"
        );
        _project.Write("prisma/migrations/migration_lock.toml", "provider = \"sqlite\"\n");
        _project.Write("prisma/migrations/20260101000000_a/migration.sql", "CREATE TABLE \"A\" (id INTEGER);\n");
        _project.Write("prisma/migrations/20260101000000_b/migration.sql", "CREATE TABLE \"B\" (id INTEGER);\n");
        var bundle = Collect("--database", "sqlite");
        Assert.DoesNotContain(bundle.Settings, one => one.Value.Contains("secret", StringComparison.Ordinal));

        _server.Variables["GODWIT_URL"] = "file:app.db";
        Assert.Equal(3, (await RunAsync(bundle, "status")).ExitCode);
        Assert.Contains("CREATE TABLE \"B\"", (await RunAsync(bundle, "--dry-run")).Out, StringComparison.Ordinal);
        var applied = await RunAsync(bundle);
        Assert.True(applied.ExitCode == 0, applied.Error);
        Assert.Equal(
            ["20260101000000_a", "20260101000000_b"],
            Rows("SELECT migration_name FROM _prisma_migrations ORDER BY 1")
        );
        Assert.Equal(0, (await RunAsync(bundle, "status")).ExitCode);
    }

    /// <summary>As it would be read from the end of the program.</summary>
    Bundle Collect(params string[] options)
    {
        var syntax = new GodwitSyntax(isBundle: false);
        var shell = _project.Open(TextWriter.Null, TextWriter.Null);
        var report = new Report(shell, isJson: false, isVerbose: false, isColourless: true);
        var run = new Invocation(shell, report, syntax.Parse(["bundle", .. options]), syntax.Options);
        return Bundle.Parse(BundleContent.Collect(run).ToBytes());
    }

    async Task<CommandOutput> RunAsync(Bundle bundle, params string[] arguments)
    {
        using var interruption = new Interruption();
        using StringWriter output = new(),
            error = new();
        var exitCode = await Program.RunAsync(arguments, _server.Open(output, error), interruption, bundle);
        return new(exitCode, output.ToString(), error.ToString());
    }

    List<string> Rows(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_server.PathOf("app.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture) ?? "");
        return rows;
    }
}
