using System.Globalization;

namespace Godwit;

/// <summary>What a change of Godwit's history means for the table of Flyway and for Godwit's own beside it.</summary>
/// <remarks>
/// A migration in one transaction is one row of Flyway's, as Flyway writes it.
/// One of several steps is a failed row until its last step is done, so that Flyway does not begin it again,
/// and a row in Godwit's table that says how far it is.
/// </remarks>
abstract record FlywayWrite
{
    /// <summary>A row; the rank is the fence. Where it is not successful, Godwit's own row is added too.</summary>
    public sealed record Insert(FlywayRow Row) : FlywayWrite;

    /// <summary>The failed row of a migration whose last step is done; Godwit's own row goes.</summary>
    public sealed record Complete(FlywayRow Row) : FlywayWrite;

    /// <summary>A failed row goes, and Godwit's own where there is one.</summary>
    public sealed record Remove(FlywayRow Row, bool HasProgress) : FlywayWrite;

    /// <summary>A row takes over description, type and checksum of its file.</summary>
    public sealed record Align(FlywayRow Row) : FlywayWrite;

    /// <summary>Only Godwit's own row changes.</summary>
    public sealed record Advance : FlywayWrite;

    /// <param name="write">The change.</param>
    /// <param name="open">The failed row of this migration that is there.</param>
    /// <param name="rank">The rank of a new row.</param>
    /// <param name="installedBy">From the configuration.</param>
    public static FlywayWrite Of(HistoryWrite write, FlywayRow? open, int rank, string? installedBy)
    {
        var next = write.Next;
        if (next.Tool is not FlywayRow tool)
            throw new ArgumentException("A migration of another layout.", nameof(write));
        if (write.IsByHand && write.Expected?.Tool is FlywayRow seen)
        {
            if (next.State == MigrationState.Undone)
                return seen.Success ? new Insert(Deleted(seen, rank, installedBy)) : new Remove(seen, open is not null);
            if (seen.Success)
                return new Align(Aligned(tool, next, seen.InstalledRank));
        }
        var row = tool with
        {
            InstalledRank = open?.InstalledRank ?? rank,
            InstalledBy = installedBy ?? "",
            ExecutionTime = (int)Math.Min(next.DurationInMilliseconds ?? 0, int.MaxValue),
            Success = next.State is MigrationState.Applied or MigrationState.Baseline or MigrationState.Undone,
        };
        return (row.Success, open) switch
        {
            (_, null) => new Insert(row),
            (true, _) => new Complete(row),
            (false, _) => new Advance(),
        };
    }

    static FlywayRow Deleted(FlywayRow row, int rank, string? installedBy) =>
        row with
        {
            InstalledRank = rank,
            Type = FlywayRow.Delete,
            InstalledBy = installedBy ?? "",
            ExecutionTime = 0,
        };

    static FlywayRow Aligned(FlywayRow row, HistoryEntry next, int rank) =>
        row with
        {
            InstalledRank = rank,
            Description = FlywayRow.AbbreviateDescription(next.Name),
            Checksum = next.Checksum.Length == 0 ? null : int.Parse(next.Checksum, CultureInfo.InvariantCulture),
        };
}
