namespace Godwit;

/// <summary>A folder of Drizzle's and the name of its table.</summary>
/// <param name="source">The files.</param>
/// <param name="schema">The schema of the table; absent: Drizzle's default.</param>
/// <param name="table">The table; absent: Drizzle's default.</param>
sealed class DrizzleLayout(MigrationSource source, string? schema = null, string? table = null) : ToolLayout
{
    DrizzleFolder? _current;

    public override string Name => "drizzle";

    public override string FolderName => source.Name;

    /// <summary>The schema of the table, where the engine has schemas.</summary>
    public string Schema => schema ?? "drizzle";

    /// <summary>The table.</summary>
    public string Table => table ?? "__drizzle_migrations";

    /// <summary>The folder as it was read last.</summary>
    public DrizzleFolder Current => _current ??= DrizzleFolder.Read(source);

    public override ValueList<string> Notes => Current.Notes;

    public override ValueList<string> NotesOn(ValueList<Migration> files, ValueList<HistoryEntry> history)
    {
        if (Current.IsLegacy)
            return [];
        var unnamed = history.Where(entry => entry.Tool is DrizzleRow { IsUnnamed: true, IsOrphan: false }).ToList();
        return unnamed.Count == 0
            ? []
            :
            [
                $"{Table} has {unnamed.Count} row(s) without a name, the first that of {unnamed[0].Title}: drizzle-orm "
                    + "1.0 would run such a migration again. They get their names with the next migration that is "
                    + "applied here.",
            ];
    }

    // The schema that Drizzle made for its table is a part of its bookkeeping too.
    public override ValueList<string> HistoryTables =>
        [Table, $"{Table}_pkey", $"{Table}_id_seq", .. Schema == "public" ? [] : new[] { $"{Schema}.*" }];

    /// <summary>drizzle-orm 1.0 goes by names and runs what is missing; 0.x never runs it.</summary>
    public override bool RunsOutOfOrder => !Current.IsLegacy;

    public override ValueList<Migration> Read()
    {
        _current = DrizzleFolder.Read(source);
        return _current.Files.Select(file => new Migration(file)).ToValueList();
    }

    public override MigrationVersion? TryParseVersion(string text) =>
        Current.Files.FirstOrDefault(file => file.Title == text)?.Version ?? MigrationVersion.TryParse(text);

    /// <exception cref="InvalidMigrationFolderException">The folder is for another engine.</exception>
    public override void Check(Dialect dialect)
    {
        if (EngineOf(Current.Dialect) is { } engine && engine != dialect.Name)
            throw DrizzleErrors.Folder(
                DrizzleErrors.WrongEngine,
                $"{source.Name} is a folder of Drizzle's for {Current.Dialect}, but the database is {dialect.Name}.",
                "Name the database that it is for, or the folder that is for this database."
            );
    }

    static string? EngineOf(string? dialect) =>
        dialect switch
        {
            null or "" => null,
            "pg" or "postgres" or "postgresql" => "postgresql",
            "sqlite" or "turso" or "libsql" => "sqlite",
            _ => dialect,
        };
}
