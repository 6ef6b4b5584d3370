namespace Godwit;

/// <summary>A row of Drizzle's table.</summary>
/// <param name="Hash">SHA-256 of the file.</param>
/// <param name="CreatedAt">When the migration was generated, in milliseconds.</param>
sealed record DrizzleRow(string Hash, long? CreatedAt) : ToolRow
{
    /// <summary>The name of the folder; absent in 0.x.</summary>
    public string? Name { get; init; }

    /// <summary>The table has names, and this row has none: drizzle-orm 1.0 does not know it.</summary>
    public bool IsUnnamed { get; init; }

    /// <summary>When it was applied; only 1.0 records it.</summary>
    public DateTimeOffset? AppliedAt { get; init; }

    /// <summary>The folder is of the 0.x form, which goes by the newest row.</summary>
    public bool IsLegacy { get; init; }

    /// <summary>No file belongs to it.</summary>
    public bool IsOrphan { get; init; }

    public override string OnEdited => "Drizzle stores the checksum and never compares it.";

    public override long? Mark => IsLegacy ? CreatedAt : null;

    public override bool IsPlaced => !(IsOrphan && IsLegacy);
}
