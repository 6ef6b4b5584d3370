namespace Godwit;

/// <summary>A row of <c>_prisma_migrations</c>; a migration may have several.</summary>
sealed record PrismaRow : ToolRow
{
    public required string Id { get; init; }

    public required string Checksum { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public required string MigrationName { get; init; }

    public string? Logs { get; init; }

    public DateTimeOffset? RolledBackAt { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public int AppliedStepsCount { get; init; }

    /// <summary>Begun and not finished, or failed: Prisma runs nothing more until someone settles it (P3009).</summary>
    public bool IsOpen => FinishedAt is null && RolledBackAt is null;

    /// <summary>It is applied as far as Prisma is concerned.</summary>
    public bool IsApplied => FinishedAt is not null && RolledBackAt is null;

    public override string OnEdited => "`prisma migrate deploy` does not look at this.";

    public override string OnFailed =>
        "Until it is settled, `prisma migrate deploy` stops with P3009; its `resolve --applied` is --mark-applied, and "
        + "`resolve --rolled-back` is --mark-undone.";

    // `prisma migrate resolve --applied` counts no steps and begins and ends at one time.
    bool IsResolved => IsApplied && AppliedStepsCount == 0 && StartedAt == FinishedAt;

    /// <summary>
    /// What the rows of all migrations say: an open one counts first, then the newest that is applied.
    /// </summary>
    public static List<HistoryEntry> ToEntries(IEnumerable<PrismaRow> rows, IReadOnlyCollection<HistoryEntry> own)
    {
        var progress = own.ToDictionary(entry => entry.Version.Text, StringComparer.Ordinal);
        return rows.OrderBy(row => row.StartedAt)
            .GroupBy(row => row.MigrationName, StringComparer.Ordinal)
            .Select(group =>
            {
                var row = group.LastOrDefault(r => r.IsOpen) ?? group.LastOrDefault(r => r.IsApplied) ?? group.Last();
                return row.IsOpen && progress.TryGetValue(row.MigrationName, out var entry)
                    ? entry with
                    {
                        Tool = row,
                    }
                    : row.ToEntry();
            })
            .ToList();
    }

    HistoryEntry ToEntry() =>
        new()
        {
            Version = MigrationVersion.OfName(MigrationName),
            Name = "",
            Checksum = Checksum,
            Steps = 1,
            StepsApplied = IsApplied ? 1 : 0,
            State =
                IsOpen ? MigrationState.Failed
                : IsResolved ? MigrationState.Baseline
                : IsApplied ? MigrationState.Applied
                : MigrationState.Undone,
            StartedAt = StartedAt,
            FinishedAt = IsApplied ? FinishedAt : RolledBackAt,
            DurationInMilliseconds = IsApplied ? (long?)(FinishedAt - StartedAt)?.TotalMilliseconds : null,
            Error = IsOpen
                ? string.IsNullOrWhiteSpace(Logs)
                    ? "it was begun and not finished, and nobody recorded an error"
                    : Logs.Trim()
                : null,
            Tool = this,
        };
}
