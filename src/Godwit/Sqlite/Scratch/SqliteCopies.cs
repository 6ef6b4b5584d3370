using System.Data.Common;

namespace Godwit;

/// <summary>Copies whole databases.</summary>
static class SqliteCopies
{
    /// <summary>
    /// Copies the database of a connection into an empty one. <c>VACUUM INTO</c> keeps the rowids of all tables, which
    /// <c>VACUUM</c> alone does not (sqlite.org/lang_vacuum.html).
    /// </summary>
    /// <param name="connection">The original, without an open transaction.</param>
    /// <param name="target">A file or URI; it does not exist, or is empty.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static Task WriteAsync(DbConnection connection, string target, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("VACUUM main INTO $1", cancellationToken, target);
}
