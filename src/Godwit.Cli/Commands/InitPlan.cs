using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Godwit.Cli;

/// <summary>What <c>init</c> writes, from what it was told and what it finds.</summary>
/// <param name="Configuration">The text of <c>godwit.json</c>.</param>
/// <param name="Migrations">The migration folder, relative to the current folder, with slashes.</param>
/// <param name="GitAttributes">The text of <c>.gitattributes</c>.</param>
/// <param name="Remarks">What a person should know or do next.</param>
/// <param name="Tools">Other tools' set-ups.</param>
sealed record InitPlan(
    string Configuration,
    string Migrations,
    string GitAttributes,
    ValueList<string> Remarks,
    ValueList<FoundTool> Tools
)
{
    public const string SchemaFile = "db/schema.sql";

    public const string ExampleSchema = """
        -- The schema you want, as plain SQL. For example:
        --
        -- CREATE TABLE users (
        --     id   integer PRIMARY KEY,
        --     name text NOT NULL
        -- );

        """;

    const string Variable = "DATABASE_URL";

    /// <summary>False where the schema is the business of the tool whose layout it is.</summary>
    public bool HasExample { get; init; } = true;

    public static InitPlan For(Invocation run)
    {
        var existing = Path.Combine(run.Shell.Folder, ConfigurationFile.FileName);
        var settings = run.ReadSettings(File.Exists(existing) ? existing : null);
        var remarks = new List<string>();
        var dialect =
            settings.Dialect
            ?? DialectOfUrl(run, settings)
            ?? settings.Prisma?.Dialect
            ?? (settings.Flyway is { Url: not null } ? run.TargetOf(settings.FindUrl()!).Dialect : null) // it has one
            ?? DialectDetection.FromProjects(run.Shell.Folder);
        if (dialect is null && !File.Exists(existing))
            remarks.Add(
                "Assumed PostgreSQL, as nothing here says which database it is; --database sqlite says otherwise."
            );
        dialect ??= Dialect.PostgreSql;
        var folder = Path.GetRelativePath(run.Shell.Folder, settings.MigrationsPath).Replace('\\', '/');
        // The tool's own configuration says it, and is not said twice.
        var url = IsToolsOwn(settings) ? null : Url(run, settings, dialect, remarks);
        if (url == Reference && run.Shell.Variable(Variable) is null && !File.Exists(existing))
            remarks.Add($"Next: set {Variable}, then `godwit generate NAME --empty` and `godwit migrate`.");
        var rule = AttributesRule(folder);
        if (!HasLine(Path.Combine(run.Shell.Folder, ".gitattributes"), rule))
            remarks.Add($"Add this line to .gitattributes: {rule}");
        var tools = ToolDetection.Find(run.Shell.Folder);
        remarks.AddRange(tools.Select(tool => tool.AdviceIn(settings.Layout)));
        if (HasSchema(settings) && ToolDetection.FindEfProject(run.Shell.Folder) is { } project)
            remarks.Add(
                $"The EF Core model of {project} can be the schema: "
                    + $"\"schema\": [{{ \"ef\": {{ \"project\": \"{project}\" }} }}]"
            );
        return new(Json(dialect, url, folder, settings), folder, rule + "\n", remarks.ToValueList(), tools)
        {
            HasExample = HasSchema(settings),
        };
    }

    static bool IsToolsOwn(Settings settings) =>
        settings.FindOwn(ConfigurationKey.Url) is null
        && (
            settings is { Prisma: not null } or { Flyway.Url: not null }
            || settings.Drizzle?.ValueOf(ConfigurationKey.Url) is not null
        );

    static bool HasSchema(Settings settings) =>
        settings.Layout.Name != LayoutChoice.Drizzle && settings.Prisma?.SchemaCommand() is null;

    static string Reference => $"${{{Variable}}}";

    static Dialect? DialectOfUrl(Invocation run, Settings settings)
    {
        if (
            settings.FindWritten(ConfigurationKey.Url) is { } written
            && !written.Text.Contains("${", StringComparison.Ordinal)
        )
            return DatabaseUrl.Parse(written, dialect: null, run.Shell.Display).Dialect;
        return run.Shell.Variable(Variable) switch
        {
            null or "" => null,
            var url when url.StartsWith("postgres", StringComparison.OrdinalIgnoreCase) => Dialect.PostgreSql,
            var url when url.StartsWith("sqlite:", StringComparison.OrdinalIgnoreCase) => Dialect.Sqlite,
            _ => null,
        };
    }

    /// <summary>
    /// The URL that was given, unless it holds a password: that does not belong into a file that is committed.
    /// </summary>
    static string Url(Invocation run, Settings settings, Dialect dialect, List<string> remarks)
    {
        if (settings.FindWritten(ConfigurationKey.Url) is not { } written)
        {
            var isSet = !string.IsNullOrEmpty(run.Shell.Variable(Variable)) && DialectOfUrl(run, settings) == dialect;
            return dialect == Dialect.Sqlite && !isSet ? "sqlite:app.db" : Reference;
        }
        if (written.Text.Contains("${", StringComparison.Ordinal))
            return written.Text;
        var target = DatabaseUrl.Parse(written, dialect, run.Shell.Display);
        if (
            SecretText.Redact(written.Text) == written.Text
            && target is not DatabaseTarget.PostgreSql { Settings.Password: not null }
        )
            return written.Text;
        remarks.Add($"The URL holds a password, so it is not written to a file: set {Variable} to it.");
        return Reference;
    }

    static string AttributesRule(string folder)
    {
        // Git matches below the file's own folder only.
        var pattern =
            folder.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(folder)
                ? "*.sql"
                : $"{folder}/*.sql";
        return pattern.Contains(' ') ? $"\"{pattern}\" text eol=lf" : $"{pattern} text eol=lf";
    }

    static bool HasLine(string path, string line) =>
        !File.Exists(path) || File.ReadLines(path).Any(l => l.Trim() == line || l.Trim() == "*.sql text eol=lf");

    static string Json(Dialect dialect, string? url, string folder, Settings settings)
    {
        using var stream = new MemoryStream();
        var options = new JsonWriterOptions
        {
            Indented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var json = new Utf8JsonWriter(stream, options))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "./godwit.schema.json");
            json.WriteString(ConfigurationKey.Database.Name, dialect.Name);
            if (url is not null)
                json.WriteString(ConfigurationKey.Url.Name, url);
            if (HasSchema(settings))
            {
                json.WriteStartArray(ConfigurationKey.Schema.Name);
                json.WriteStringValue(SchemaFile);
                json.WriteEndArray();
            }
            if (settings.Layout.Name != LayoutChoice.Native)
                json.WriteString(ConfigurationKey.Layout.Name, settings.Layout.Name);
            // Flyway's own configuration may name several places.
            if (settings.Flyway is not { File: not null })
                json.WriteString(ConfigurationKey.Migrations.Name, folder);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
