using System.Data.Common;

namespace Godwit;

/// <summary>Has the server look for values that satisfy conditions, among the candidates of a few columns.</summary>
sealed class SeedSearch(DbConnection connection, SeedValues values, SeedAssignment assignment)
{
    // Of values that are put together; beyond, columns get fewer candidates.
    const int MostCombinations = 40_000;

    // Of columns that conditions tie together.
    const int MostColumns = 8;

    // Of combinations that are sent alone.
    const int MostAlone = 100;

    /// <summary>The row, with other values where its own do not satisfy the table's conditions.</summary>
    public async Task<string?[]> SatisfyAsync(
        SeedTable table,
        string?[] row,
        int number,
        CancellationToken cancellationToken
    )
    {
        foreach (var group in SeedGroup.Of(table))
        {
            var columns = group.Columns.Take(MostColumns).ToList();
            var candidates = Candidates(table, row, number, columns, SeedConstants.Of(group.Checks));
            row =
                await FindAsync(table, row, candidates, group.Checks, cancellationToken).ConfigureAwait(false)
                ?? await FindOneByOneAsync(table, row, candidates, group.Checks, cancellationToken)
                    .ConfigureAwait(false)
                ?? row;
        }
        return row;
    }

    async Task<string?[]?> FindAsync(
        SeedTable table,
        string?[] row,
        SortedDictionary<int, List<string?>> candidates,
        ValueList<string> checks,
        CancellationToken cancellationToken
    )
    {
        var columns = candidates.Keys.ToList();
        var sql = Sql(table, row, candidates, checks);
        var found = await ScratchStatements
            .TryQueryAsync(connection, sql, reader => Read(reader, row, columns), cancellationToken)
            .ConfigureAwait(false);
        return found is [var first, ..] ? first : null;
    }

    // Where a condition fails on one of the candidates, such as a division by zero, it fails on all at once.
    async Task<string?[]?> FindOneByOneAsync(
        SeedTable table,
        string?[] row,
        SortedDictionary<int, List<string?>> candidates,
        ValueList<string> checks,
        CancellationToken cancellationToken
    )
    {
        foreach (var one in Combinations(candidates).Take(MostAlone))
        {
            var found = await FindAsync(table, row, one, checks, cancellationToken).ConfigureAwait(false);
            if (found is not null)
                return found;
        }
        return null;
    }

    static IEnumerable<SortedDictionary<int, List<string?>>> Combinations(
        SortedDictionary<int, List<string?>> candidates
    )
    {
        var places = candidates.Keys.ToDictionary(column => column, _ => 0);
        while (true)
        {
            yield return new(
                candidates.ToDictionary(one => one.Key, one => new List<string?> { one.Value[places[one.Key]] })
            );
            var moved = candidates.Keys.FirstOrDefault(column => places[column] + 1 < candidates[column].Count, -1);
            if (moved < 0)
                yield break;
            places[moved]++;
            foreach (var earlier in candidates.Keys.TakeWhile(column => column != moved))
                places[earlier] = 0;
        }
    }

    SortedDictionary<int, List<string?>> Candidates(
        SeedTable table,
        string?[] row,
        int number,
        List<int> columns,
        SeedConstants constants
    )
    {
        var most = Math.Max(3, (int)Math.Pow(MostCombinations, 1.0 / columns.Count));
        return new(
            columns.ToDictionary(
                index => index,
                index => Candidates(table, index, row[index], number, constants).Take(most).ToList()
            )
        );
    }

    // Those of another row begin elsewhere, so that rows differ where they can.
    IEnumerable<string?> Candidates(SeedTable table, int index, string? own, int row, SeedConstants constants)
    {
        var column = table.Columns[index];
        var possible = assignment.KeysOf(table, index) ?? values.Of(column.Type, column.Modifier, row, constants);
        List<string?> made = [.. possible.Where(one => one != own)];
        var first = row % Math.Max(made.Count, 1);
        if (own is not null)
            yield return own;
        if (!column.IsNotNull)
            yield return null;
        foreach (var one in made.Skip(first).Concat(made.Take(first)))
            yield return one;
        if (own is null && column.IsNotNull && made.Count == 0)
            yield return null;
    }

    static string?[] Read(DbDataReader reader, string?[] row, List<int> columns)
    {
        var found = (string?[])row.Clone();
        for (var i = 0; i < columns.Count; i++)
            found[columns[i]] = reader.GetStringOrNull(i);
        return found;
    }

    // The columns that stay come as one row, those that are searched each as a list of its own; conditions then find
    // all of them by their names.
    static string Sql(
        SeedTable table,
        string?[] row,
        SortedDictionary<int, List<string?>> candidates,
        ValueList<string> checks
    )
    {
        var columns = table.Columns;
        var stay = columns
            .Index()
            .Where(one => !candidates.ContainsKey(one.Index))
            .Select(one => $"{Literal(row[one.Index])}::{one.Item.TypeSql} AS {one.Item.Name}")
            .DefaultIfEmpty("1 AS godwit_nothing");
        var lists = candidates.Select(one =>
        {
            var texts = one.Value.Select(text => $"({Literal(text)}::{columns[one.Key].TypeSql})");
            return $"CROSS JOIN (VALUES {string.Join(", ", texts)}) AS godwit_{one.Key} ({columns[one.Key].Name})";
        });
        return $"""
            SELECT {string.Join(", ", candidates.Keys.Select(index => $"{columns[index].Name}::pg_catalog.text"))}
            FROM (SELECT {string.Join(", ", stay)}) AS godwit_row
            {string.Join('\n', lists)}
            WHERE {string.Join(" AND ", checks.Select(check => $"({check}) IS NOT FALSE"))}
            LIMIT 1
            """;
    }

    static string Literal(string? value) => value is null ? "NULL" : PostgreSqlIdentifier.Literal(value);
}
