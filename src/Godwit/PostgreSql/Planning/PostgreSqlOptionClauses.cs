namespace Godwit;

/// <summary>Options that are set and reset: <c>SET (fillfactor=70)</c>, <c>RESET (fillfactor)</c>.</summary>
static class PostgreSqlOptionClauses
{
    /// <summary>The clauses that lead from the options of one object to those of another.</summary>
    /// <param name="old">As it is; absent: without options.</param>
    /// <param name="wanted">As it shall be.</param>
    /// <param name="prefix">How their settings begin.</param>
    public static IEnumerable<string> Of(SchemaObject? old, SchemaObject wanted, string prefix)
    {
        var before = old is null ? [] : PostgreSqlTableText.Options(old, prefix).ToDictionary();
        var after = PostgreSqlTableText.Options(wanted, prefix).ToDictionary();
        var changed = after.Where(one => before.GetValueOrDefault(one.Key) != one.Value);
        var set = string.Join(", ", changed.Select(one => PostgreSqlTableText.Option(one.Key, one.Value)));
        var reset = string.Join(", ", before.Keys.Where(one => !after.ContainsKey(one)));
        if (set.Length > 0)
            yield return $"SET ({set})";
        if (reset.Length > 0)
            yield return $"RESET ({reset})";
    }

    static Dictionary<string, string> ToDictionary(this IEnumerable<(string Name, string Value)> options) =>
        options.ToDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal);
}
