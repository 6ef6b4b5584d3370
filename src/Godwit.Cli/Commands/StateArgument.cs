namespace Godwit.Cli;

/// <summary>Reads a state where a command takes one.</summary>
static class StateArgument
{
    /// <summary>What help says of it.</summary>
    public const string Forms = "empty, schema, sql:PATH, migrations:FOLDER, or a database URL";

    /// <summary>The state that a text names. A live database is opened by the caller.</summary>
    public static SchemaState Parse(Invocation run, string text, Dialect? dialect)
    {
        text = Translated(run, text);
        if (text == "empty")
            return new SchemaState.Empty();
        if (text == "schema")
            return Schema(run);
        if (Rest(text, "sql:") is { } path)
            return new SchemaState.Declared(text, [new SqlFileSource(path, run.Shell.Folder, run.Shell.Display)])
            {
                Schemas = SchemasOf(run),
            };
        if (Rest(text, "migrations:") is { } folder)
            return new SchemaState.Replayed(Folder(run, folder));
        var value = new ConfigurationValue(ConfigurationKey.Url, [text], "the state", run.Shell.Folder);
        if (!text.Contains("://", StringComparison.Ordinal) && !text.Contains('=') && Rest(text, "sqlite:") is null)
            throw CommandException.Usage($"'{text}' is not a state.", $"A state is {Forms}.");
        var target = DatabaseUrl.Parse(VariableExpansion.Expand(value, run.Shell.Variable), dialect, run.Shell.Display);
        return Live(target);
    }

    /// <summary>The database that a text names: that of a URL; absent for all others.</summary>
    public static DatabaseTarget? FindTarget(Invocation run, string text) =>
        Parse(run, text, dialect: null) is SchemaState.Live ? TargetOf(run, text) : null;

    /// <summary>A database that is only read.</summary>
    public static SchemaState.Live Live(DatabaseTarget target) =>
        new(target.Description, Database.Of(target.WithoutCreating()).DataSource);

    /// <summary>The configured schema source.</summary>
    public static SchemaState Schema(Invocation run) =>
        new SchemaState.Declared("schema", SchemaSources.Read(run)) { Schemas = SchemasOf(run) };

    // Two files can be compared where there is no project.
    static ValueList<string> SchemasOf(Invocation run) =>
        run.Settings.Layout.Name == LayoutChoice.Native ? [] : run.Folder.Layout?.SchemasMade ?? [];

    static MigrationFolder Folder(Invocation run, string path)
    {
        var full = Path.GetFullPath(path, run.Shell.Folder);
        return full == run.Settings.MigrationsPath
            ? run.Folder
            : run.OpenFolder(path, LayoutChoice.OfFolder(full, run.Settings.BaseFolder, run.Shell));
    }

    static DatabaseTarget TargetOf(Invocation run, string text) =>
        DatabaseUrl.Parse(
            VariableExpansion.Expand(
                new ConfigurationValue(ConfigurationKey.Url, [Translated(run, text)], "the state", run.Shell.Folder),
                run.Shell.Variable
            ),
            dialect: null,
            run.Shell.Display
        );

    static string Translated(Invocation run, string text) =>
        run.Settings.Layout.Name == LayoutChoice.Prisma ? PrismaUrl.Translate(text, run.Shell.Folder) : text;

    static string? Rest(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? text[prefix.Length..] : null;
}
