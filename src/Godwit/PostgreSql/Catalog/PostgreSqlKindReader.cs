namespace Godwit;

/// <summary>Reads the objects of one kind, or of a few that belong together, with set-based queries.</summary>
abstract class PostgreSqlKindReader
{
    /// <summary>
    /// Adds the queries that find its objects, except what an extension owns and what PostgreSQL brings along.
    /// </summary>
    public abstract void Ask(PostgreSqlCatalogQueries queries);
}
