namespace Godwit;

/// <summary>A migration or callback of a Flyway folder.</summary>
/// <param name="Name">What its name says.</param>
/// <param name="Type">As in the history: <c>SQL</c>, <c>UNDO_SQL</c>, <c>SQL_BASELINE</c>; <c>JDBC</c> and
/// <c>SCRIPT</c> are not run here.</param>
/// <param name="Script">The path below its location, with slashes.</param>
/// <param name="File">The file as the user knows it.</param>
/// <param name="Options">What is configured for this file alone.</param>
sealed record FlywayMigration(FlywayFileName Name, string Type, string Script, string File, FlywayScriptOptions Options)
{
    public FlywayVersion? Version => Name.Version;

    public string Description => Name.Description;

    public FlywayFileKind Kind => Name.Kind;

    /// <summary>
    /// As in the history: of a repeatable one, over the text with its values; absent for what is not SQL.
    /// </summary>
    public int? Checksum { get; init; }

    /// <summary>Over the text as it is in the file; Flyway takes it for the same.</summary>
    public int? RawChecksum { get; init; }

    public bool IsSql => Type is "SQL" or "UNDO_SQL" or "SQL_BASELINE";

    /// <summary>How messages call it: a version with its description, or the script.</summary>
    public string Label => Version is null ? Script : $"{Version} ({Description})";

    public bool HasChecksum(int? checksum) =>
        checksum == Checksum || (RawChecksum is not null && checksum == RawChecksum);
}
