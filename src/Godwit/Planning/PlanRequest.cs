namespace Godwit;

/// <summary>What a plan is made from.</summary>
sealed record PlanRequest
{
    /// <summary>The database as it is, renames done.</summary>
    public required Catalog From { get; init; }

    /// <summary>The database as it shall be.</summary>
    public required Catalog To { get; init; }

    /// <summary>The differences to plan: those of the two catalogs that are real.</summary>
    public required ValueList<Change> Changes { get; init; }

    /// <summary>The server's version: 150018 for PostgreSQL 15.18, 3050004 for SQLite 3.50.4.</summary>
    public required int ServerVersion { get; init; }

    /// <summary>The short forms, without regard to locks (<c>--plain</c>).</summary>
    public bool IsPlain { get; init; }

    /// <summary>Where an object of the wanted state is written, for messages; absent where that is not known.</summary>
    public Func<ObjectName, SourceLocation?> PlaceOf { get; init; } = _ => null;

    /// <summary>
    /// Values for rows that exist, by column: the text behind <c>=</c> in <c>--backfill users.email="''"</c>.
    /// </summary>
    public IReadOnlyDictionary<ObjectName, string> Backfills { get; init; } = new Dictionary<ObjectName, string>();
}
