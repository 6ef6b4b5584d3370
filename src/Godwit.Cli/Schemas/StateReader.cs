namespace Godwit.Cli;

/// <summary>Reads states as people write them; what it opens for them, it closes.</summary>
sealed class StateReader(Invocation run) : IAsyncDisposable
{
    const string Sql = "sql:";
    const string Migrations = "migrations:";

    static readonly string[] Words = ["empty", "schema", Sql, Migrations];

    readonly List<Database> _opened = [];

    /// <summary>
    /// Reads <c>empty</c>, <c>schema</c>, <c>sql:PATH</c>, <c>migrations:DIR</c>, or a database's URL.
    /// </summary>
    /// <param name="text">What was written.</param>
    /// <param name="place">Where: the name of the argument.</param>
    /// <exception cref="GodwitException">It is none of them.</exception>
    public SchemaState Read(string text, string place)
    {
        if (text == "empty")
            return new SchemaState.Empty();
        if (text == "schema")
            return SchemaSources.Read(run.Settings, run.Shell);
        if (text == "migrations")
            return new SchemaState.Replayed(run.Folder);
        if (Rest(text, Sql) is { } path)
            return SchemaSources.OfPath(path, run.Shell);
        if (Rest(text, Migrations) is { } folder)
            return new SchemaState.Replayed(MigrationFolder.Open(run.Shell.Reachable(folder)));
        if (text.Contains(':') || text.Contains('='))
            return Live(text, place);
        throw new SchemaSourceException(
            SchemaErrors.State,
            $"{place}: '{text}' is not a state.{Suggestion.For(text, Words)}"
        )
        {
            Hint =
                $"Write empty, schema, sql:PATH, migrations:DIR, or the URL of a database"
                + (Path.Exists(Path.GetFullPath(text, run.Shell.Folder)) ? $": perhaps sql:{text}." : "."),
        };
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var database in _opened)
            await database.DisposeAsync();
    }

    SchemaState.Live Live(string text, string place)
    {
        var value = new ConfigurationValue(ConfigurationKey.Url, [text], place, run.Shell.Folder);
        var target = run.TargetOf(value).WithoutCreating();
        var database = Database.Of(target);
        _opened.Add(database);
        return new(target.Description, database.DataSource);
    }

    static string? Rest(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.Ordinal) && text.Length > prefix.Length ? text[prefix.Length..] : null;
}
