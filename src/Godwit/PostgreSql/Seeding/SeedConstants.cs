using System.Globalization;

namespace Godwit;

/// <summary>What stands in conditions: values that were thought of when they were written.</summary>
/// <param name="Texts">Strings, and what patterns among them would match.</param>
/// <param name="Numbers">Numbers, and those around them.</param>
sealed record SeedConstants(ValueList<string> Texts, ValueList<decimal> Numbers)
{
    public static SeedConstants None { get; } = new([], []);

    /// <summary>The constants of conditions, as the server writes those.</summary>
    public static SeedConstants Of(IEnumerable<string> conditions)
    {
        var texts = new List<string>();
        var numbers = new List<decimal>();
        foreach (var sql in conditions)
        {
            var tokens = new SqlTokenizer(sql, new(0, sql.Length), PostgreSqlStatements.Syntax);
            while (tokens.MoveNext())
            {
                if (tokens.Current.Kind == SqlTokenKind.String)
                    texts.AddRange(Readings(Unquote(tokens.Text.ToString())));
                else if (tokens.Current.Kind == SqlTokenKind.Number && Number(tokens.Text) is { } number)
                    numbers.AddRange([number, number + 1, number - 1, -number]);
            }
        }
        numbers.AddRange(texts.Select(one => Number(one)).OfType<decimal>().SelectMany(one => Around(one)).ToList());
        return new(texts.Distinct().ToValueList(), numbers.Distinct().ToValueList());
    }

    static decimal[] Around(decimal number) => [number, number + 1, number - 1];

    static decimal? Number(ReadOnlySpan<char> text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && Math.Abs(number) < 1_000_000_000_000_000_000
            ? number
            : null;

    // Doubled quotes and backslashes: E'' strings are written only where there is a backslash.
    static string Unquote(string token)
    {
        var isEscaped = token[0] is 'E' or 'e';
        var inner = token[(token.IndexOf('\'', StringComparison.Ordinal) + 1)..^1];
        var text = inner.Replace("''", "'", StringComparison.Ordinal);
        return isEscaped ? text.Replace(@"\\", @"\", StringComparison.Ordinal) : text;
    }

    static IEnumerable<string> Readings(string text)
    {
        yield return text;
        if (text.StartsWith('{') && text.EndsWith('}'))
        {
            foreach (var element in text[1..^1].Split(','))
                yield return element.Trim('"');
        }
        if (text.AsSpan().ContainsAny("%_"))
            yield return text.Replace('%', 'x').Replace('_', 'a');
        if (text.AsSpan().ContainsAny("^$[\\") && PatternSample.Of(text) is { } sample)
            yield return sample;
    }
}
