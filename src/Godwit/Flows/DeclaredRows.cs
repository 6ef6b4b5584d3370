namespace Godwit;

/// <summary>
/// Rows that a schema source writes, such as those of EF Core's <c>HasData</c>. They are no part of the schema and get
/// into no migration, so those that no migration makes are told.
/// </summary>
static class DeclaredRows
{
    /// <summary>The tables of which the migrations make fewer rows, or others: a sentence for each.</summary>
    /// <param name="dialect">The engine.</param>
    /// <param name="folder">The migrations, replayed.</param>
    /// <param name="declared">The schema source.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<ValueList<string>> FindMissingAsync(
        Dialect dialect,
        LoadedState folder,
        LoadedState declared,
        CancellationToken cancellationToken
    )
    {
        if (!declared.HasRows)
            return [];
        var made = await ReadAsync(dialect, folder, cancellationToken).ConfigureAwait(false);
        var wanted = await ReadAsync(dialect, declared, cancellationToken).ConfigureAwait(false);
        return wanted
            .Where(one => one.Value.Count > 0)
            .Select(one => Compare(one.Value, made.GetValueOrDefault(one.Key)))
            .OfType<string>()
            .Order(StringComparer.Ordinal)
            .ToValueList();
    }

    static string? Compare(TableRows wanted, TableRows? made)
    {
        if (made is null || made.Count < wanted.Count)
            return string.Create(null, $"{wanted.Table} has {wanted.Count}, the migrations make {made?.Count ?? 0}");
        // Of more rows nobody can tell whether these are among them. A column that is new has no values yet.
        var values = made.Columns.ToDictionary(one => one.Column, one => one.Fingerprint);
        return
            made.Count == wanted.Count
            && wanted.Columns.Any(one => values.TryGetValue(one.Column, out var other) && other != one.Fingerprint)
            ? $"{wanted.Table} has other values than the migrations give"
            : null;
    }

    static async Task<Dictionary<ObjectName, TableRows>> ReadAsync(
        Dialect dialect,
        LoadedState state,
        CancellationToken cancellationToken
    )
    {
        var connection = await state.DataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var rows = await dialect.RowSeeder.SnapshotAsync(connection, cancellationToken).ConfigureAwait(false);
        return rows.ToDictionary(one => one.Table);
    }
}
