namespace Godwit;

/// <summary>What a run did.</summary>
public sealed record MigrateResult
{
    /// <summary>The migrations that this run applied, in order.</summary>
    public required ValueList<AppliedMigration> Applied { get; init; }

    /// <summary>Migrations that were already applied.</summary>
    public required int AlreadyApplied { get; init; }

    /// <summary>
    /// Pending migrations that this run left alone because of its phase; the first is a contract migration.
    /// </summary>
    public required ValueList<Migration> Held { get; init; }

    /// <summary>
    /// Rows of the history that are newer than every file: the database belongs to a newer version of the application.
    /// </summary>
    public required ValueList<HistoryEntry> Ahead { get; init; }

    /// <summary>How long the run waited for the migration lock.</summary>
    public required TimeSpan Waited { get; init; }

    /// <summary>How long the run took, waiting included.</summary>
    public required TimeSpan Duration { get; init; }
}

/// <summary>A migration that a run applied.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Name">Its name.</param>
/// <param name="Duration">How long it took in this run.</param>
public sealed record AppliedMigration(MigrationVersion Version, string Name, TimeSpan Duration)
{
    internal AppliedMigration(Migration migration, TimeSpan duration)
        : this(migration.Version, migration.Name, duration) => Title = migration.ToString();

    /// <summary>What people call it: <c>VERSION_NAME</c>, or as the tool of the layout does.</summary>
    public string Title { get; } = Name.Length == 0 ? Version.Text : $"{Version}_{Name}";
}
