using System.Data.Common;

namespace Godwit;

/// <summary>Reads the objects of one kind, or of a few that belong together, with set-based queries.</summary>
abstract class PostgreSqlKindReader
{
    /// <summary>Adds what it finds, except what an extension owns and what PostgreSQL brings along.</summary>
    /// <param name="connection">Open, in a read-only snapshot, with an empty <c>search_path</c>.</param>
    /// <param name="version">The server's <c>server_version_num</c>.</param>
    /// <param name="catalog">Collects.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public abstract Task ReadAsync(
        DbConnection connection,
        int version,
        PostgreSqlCatalogBuilder catalog,
        CancellationToken cancellationToken
    );
}
