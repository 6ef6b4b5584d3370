using System.Data.Common;

namespace Godwit;

/// <summary>A row of a system catalog: one text, or NULL, for each observed column.</summary>
sealed record ObservedRow(ObservedCatalog From, string?[] Values)
{
    /// <summary>A value by its column; absent where this version of the server has none.</summary>
    public string? this[string column] => From.IndexOf(column) is >= 0 and var index ? Values[index] : null;

    /// <summary>The key, each part as its number or text.</summary>
    public string KeyPart(int part) => Values[From.Key[part]] ?? "";

    /// <summary>True where the row, or what it says more of, is left alone.</summary>
    public bool IsIn(LeftAlone alone)
    {
        if (From.Catalog.HasOid && alone.Has(From.Catalog.Name, Values[0]))
            return true;
        foreach (var part in From.Key.AsSpan())
        {
            if (From.Columns[part] is { Form: ObservedForm.Reference } column && alone.Has(column.Target, Values[part]))
                return true;
        }
        return From.Owner >= 0 && alone.Has("pg_class", Values[From.Owner]);
    }
}

/// <summary>Reads rows; texts that repeat are kept once.</summary>
sealed class ObservedRowReader(DbConnection connection)
{
    // Longer texts are definitions, of which no two are the same.
    const int LongestRepeated = 40;

    readonly HashSet<string> _seen = [];

    public async Task<List<ObservedRow>> ReadAsync(ObservedCatalog catalog, CancellationToken cancellationToken)
    {
        var count = catalog.Columns.Count;
        return await connection
            .QueryAsync(catalog.Sql, row => new ObservedRow(catalog, Read(row, count)), cancellationToken)
            .ConfigureAwait(false);
    }

    string?[] Read(DbDataReader row, int count)
    {
        var values = new string?[count];
        for (var i = 0; i < count; i++)
        {
            if (!row.IsDBNull(i))
                values[i] = Once(row.GetString(i));
        }
        return values;
    }

    string Once(string text)
    {
        if (text.Length > LongestRepeated)
            return text;
        if (_seen.TryGetValue(text, out var kept))
            return kept;
        _seen.Add(text);
        return text;
    }
}
