using System.Text.Json;

namespace Godwit.Cli;

/// <summary>Reads the key <c>schema</c>.</summary>
static class SchemaSources
{
    static readonly JsonDocumentOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    static readonly string[] Kinds = ["command", "assembly", EfModel.Kind];

    /// <summary>The configured sources; tells where an assembly is older than its code.</summary>
    /// <exception cref="CommandException">There are none, or one is of a kind that is not known.</exception>
    public static ValueList<SchemaSource> Read(Invocation run)
    {
        var sources = Read(run.Settings, run.Shell);
        foreach (var assembly in sources.OfType<AssemblySource>())
        {
            if (NewerCode.Find(assembly.FullPath) is { } code)
                run.Report.Note(
                    $"{run.Shell.Display(code)} was changed after {assembly.Name} was built. Is the change about the "
                        + "schema? Then `dotnet build` first, and give the command again."
                );
        }
        return sources;
    }

    /// <summary>The configured sources.</summary>
    /// <exception cref="CommandException">There are none, or one is of a kind that is not known.</exception>
    public static ValueList<SchemaSource> Read(Settings settings, Shell shell)
    {
        if (settings.FindWritten(ConfigurationKey.Schema) is null && settings.Prisma?.SchemaCommand() is { } command)
            return [new CommandSource(command, settings.BaseFolder)];
        var value =
            settings.FindWritten(ConfigurationKey.Schema)
            ?? throw CommandException.MissingValue(ConfigurationKey.Schema, $"Which schema? {Nothing(settings)}.");
        return value.Texts.Count > 0
            ? value.Texts.Select(text => Read(value, text, settings, shell)).ToValueList()
            : throw CommandException.InvalidValue(value, "'schema' is an empty list.");
    }

    static string Nothing(Settings settings)
    {
        const string nothing = "No schema source is configured";
        var tool = settings.Layout.Name switch
        {
            LayoutChoice.Prisma => "prisma",
            LayoutChoice.Drizzle => "drizzle-kit",
            _ => null,
        };
        if (tool is null)
            return nothing;
        return NodeModules.FindProgram(settings.BaseFolder, tool) is null
            ? $"{nothing}, and `{tool}`, which could print it, is not in node_modules, here or above"
            : $"{nothing}, and `{tool}`, which could print it, has no configuration or schema here";
    }

    /// <summary>The tables in which the tools of sources keep what they know of a database.</summary>
    public static ValueList<string> ToolTables(Settings settings) =>
        settings.FindWritten(ConfigurationKey.Schema) is { } value && value.Texts.Any(text => IsEf(value, text))
            ? EfModel.Tables
            : [];

    static bool IsEf(ConfigurationValue value, string text)
    {
        if (!IsObject(text))
            return false;
        using var json = Parse(value, text);
        return json.RootElement.TryGetProperty(EfModel.Kind, out _);
    }

    static bool IsObject(string text) => text.TrimStart() is ['{', ..];

    static SchemaSource Read(ConfigurationValue value, string text, Settings settings, Shell shell) =>
        IsObject(text)
            ? ReadObject(value, text, settings, shell)
            : new SqlFileSource(settings.Expand(value with { Texts = [text] }).Text, value.Folder, shell.Display);

    static SchemaSource ReadObject(ConfigurationValue value, string text, Settings settings, Shell shell)
    {
        using var json = Parse(value, text);
        var properties = json.RootElement.EnumerateObject().ToList();
        if (properties is not [{ Name: var name, Value: var content }])
            throw CommandException.InvalidValue(
                value,
                $"An object of 'schema' has {properties.Count} properties, and one is wanted.",
                "Write { \"command\": \"…\" }."
            );
        return name switch
        {
            "command" => CommandOf(value, TextOf(content)),
            "assembly" => AssemblyOf(value, TextOf(content), settings, shell),
            EfModel.Kind => new EfSource(
                EfModel.Read(value, content, text => settings.Expand(value with { Texts = [text] }).Text),
                DialectOf(settings, shell),
                shell.Display
            ),
            _ => throw CommandException.InvalidValue(
                value,
                $"'{name}' is not a kind of schema source.{Suggestion.For(name, Kinds)}",
                "Write a path, or { \"command\": \"…\" }."
            ),
        };
    }

    static string? TextOf(JsonElement content) =>
        content.ValueKind == JsonValueKind.String ? content.GetString() : null;

    static CommandSource CommandOf(ConfigurationValue value, string? command)
    {
        if (command is null)
            throw CommandException.InvalidValue(value, "The command of 'schema' must be a string.");
        return command.Trim().Length > 0
            ? new(command, value.Folder)
            : throw CommandException.InvalidValue(value, "The command of 'schema' is empty.");
    }

    static AssemblySource AssemblyOf(ConfigurationValue value, string? path, Settings settings, Shell shell) =>
        string.IsNullOrEmpty(path)
            ? throw CommandException.InvalidValue(
                value,
                "The assembly of 'schema' must be the path of a file.",
                "Write { \"assembly\": \"bin/Release/net10.0/App.dll\" }."
            )
            : new(
                settings.Expand(value with { Texts = [path] }).Text,
                value.Folder,
                DialectOf(settings, shell)?.Name,
                shell.Display
            );

    static Dialect? DialectOf(Settings settings, Shell shell) =>
        settings.Dialect
        ?? (
            settings.Find(ConfigurationKey.Url) is { } url
                ? DatabaseUrl.Parse(url, null, shell.Display).Dialect
                : DialectDetection.FromProjects(shell.Folder)
        );

    static JsonDocument Parse(ConfigurationValue value, string text)
    {
        try
        {
            return JsonDocument.Parse(text, Options);
        }
        catch (JsonException)
        {
            throw CommandException.InvalidValue(
                value,
                "'schema' begins with { and is not a JSON object.",
                "Write { \"command\": \"…\" }, or ./ before a path that begins so."
            );
        }
    }
}
