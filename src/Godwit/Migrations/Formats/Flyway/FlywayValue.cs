namespace Godwit;

/// <summary>A value of Flyway's configuration, and where it stands.</summary>
/// <param name="Key">As in the documentation: <c>sqlMigrationPrefix</c>, <c>placeholders.name</c>.</param>
/// <param name="Items">The texts; one, unless it is a list in TOML.</param>
/// <param name="Place">File and line, or the variable.</param>
sealed record FlywayValue(string Key, ValueList<string> Items, string Place)
{
    public string Text => string.Join(',', Items);

    /// <summary>A list: in TOML as such, elsewhere with commas.</summary>
    public ValueList<string> List =>
        Items
            .SelectMany(item => item.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .ToValueList();

    public bool IsTrue() =>
        Text.Trim().ToUpperInvariant() switch
        {
            "TRUE" => true,
            "FALSE" => false,
            _ => throw Invalid($"'{Text}' is not true or false."),
        };

    public InvalidMigrationFolderException Invalid(string what) =>
        FlywayErrors.Folder(
            FlywayErrors.Configuration,
            $"{Place}: {what}",
            $"Correct `{Key}` there; nothing was changed."
        );
}
