namespace Godwit;

/// <summary>The way from one state to another, planned and not yet proven.</summary>
/// <param name="Renames">What gets another name, before everything else.</param>
/// <param name="Plan">All statements, renames included.</param>
/// <param name="Likely">Renames that were taken for drop and creation.</param>
/// <param name="Wanted">The catalog of the state that it leads to, as it was read.</param>
sealed record PlannedChange(ValueList<Rename> Renames, Plan Plan, ValueList<Rename> Likely, Catalog Wanted)
{
    /// <summary>True where the states are the same.</summary>
    public bool IsEmpty => Plan.Statements.Count == 0;

    /// <summary>The hazards of all statements.</summary>
    public IEnumerable<Hazard> Hazards => Plan.Statements.SelectMany(statement => statement.Hazards);
}
