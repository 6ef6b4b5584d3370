namespace Godwit;

/// <summary>
/// Plans for SQLite: ALTER TABLE where that can do it, else one rebuild for all that changes in a table.
/// </summary>
sealed class SqlitePlanner : IPlanner
{
    public Plan Plan(PlanRequest request) => new SqlitePlan(request).Make();

    public ValueList<PlannedStatement> PlanRenames(ValueList<Rename> renames) => SqliteRenames.Plan(renames);
}
