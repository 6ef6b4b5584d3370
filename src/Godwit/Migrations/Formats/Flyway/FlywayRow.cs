namespace Godwit;

/// <summary>A row of <c>flyway_schema_history</c>.</summary>
sealed record FlywayRow : ToolRow
{
    public const string Baseline = "BASELINE";
    public const string Delete = "DELETE";
    public const string Schema = "SCHEMA";
    public const string Undo = "UNDO_SQL";

    public required int InstalledRank { get; init; }

    /// <summary>Absent for repeatable migrations and schemas.</summary>
    public string? VersionText { get; init; }

    public required string Description { get; init; }

    public required string Type { get; init; }

    public required string Script { get; init; }

    public int? Checksum { get; init; }

    public string InstalledBy { get; init; } = "";

    public DateTimeOffset? InstalledOn { get; init; }

    /// <summary>Milliseconds.</summary>
    public int ExecutionTime { get; init; }

    public required bool Success { get; init; }

    /// <summary>Godwit's own table says how far it is.</summary>
    public bool HasProgress { get; init; }

    public FlywayVersion? Version => VersionText is null ? null : FlywayVersion.TryParse(VersionText);

    public bool IsBaseline => Type is Baseline or "SQL_BASELINE" or "JDBC_BASELINE";

    public bool IsUndo => Type.StartsWith("UNDO_", StringComparison.Ordinal);

    /// <summary>Written by a command, and not by a script.</summary>
    public bool IsSynthetic => Type is Schema or Baseline or Delete;

    /// <summary>Applied by something that is not SQL, which cannot be looked for here.</summary>
    public bool IsCode => !IsSynthetic && Type is not ("SQL" or "UNDO_SQL" or "SQL_BASELINE" or "SQL_REPEATABLE");

    public override string Title => Label;

    /// <summary>How messages call it.</summary>
    public string Label => VersionText is null ? Script : $"{VersionText} ({Description})";

    /// <summary>The row of a migration, cut to the widths of the table as Flyway cuts.</summary>
    public static FlywayRow Of(FlywayMigration migration, int rank, bool success = true) =>
        new()
        {
            InstalledRank = rank,
            VersionText = migration.Version?.Text,
            Description = AbbreviateDescription(migration.Description),
            Type = migration.Type,
            Script = AbbreviateScript(migration.Script),
            Checksum = migration.Checksum,
            Success = success,
        };

    /// <summary>At most 200 characters, the end cut off; an empty one stands for itself.</summary>
    public static string AbbreviateDescription(string text) => text.Length <= 200 ? text : text[..197] + "...";

    /// <summary>At most 1000 characters, the beginning cut off.</summary>
    public static string AbbreviateScript(string text) => text.Length <= 1000 ? text : "..." + text[^997..];
}
