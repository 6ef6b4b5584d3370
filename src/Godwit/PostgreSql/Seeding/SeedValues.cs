using System.Globalization;

namespace Godwit;

/// <summary>Makes values of types, as texts: for each row others, the likely ones first.</summary>
sealed class SeedValues(SeedTypes types)
{
    // Nobody looks at more: what conditions ask for is among their constants.
    const int MostCandidates = 100;

    // Types within types within types.
    const int MostNesting = 6;

    /// <summary>Texts to try for a column of a row; the first is made for that row.</summary>
    public ValueList<string> Of(uint type, int modifier, int row, SeedConstants constants) =>
        Of(type, modifier, row, constants, 0).Distinct().Take(MostCandidates).ToValueList();

    /// <summary>True for types whose values are made here; of others, the server is asked what it accepts.</summary>
    public static bool IsKnown(SeedType type) =>
        type.Kind != 'b' || type.IsArray || (type.IsBuiltIn && SeedBuiltIn.Has(type.Name));

    IEnumerable<string> Of(uint oid, int modifier, int row, SeedConstants constants, int depth)
    {
        if (types[oid] is not { } type || depth > MostNesting)
            return [];
        if (type.Accepted is { } accepted)
            return Rotate(accepted, row);
        return type.Kind switch
        {
            'd' => Of(type.Base, type.Modifier, row, constants, depth + 1),
            'e' => Rotate(type.Labels.ToValueList(), row),
            'c' => [Composite(type, row, depth)],
            'r' => Ranges(type, row, depth),
            'm' => Of(type.Base, -1, row, constants, depth + 1).Select(one => $"{{{one}}}").Append("{}"),
            // Vectors of numbers have elements, and are written without braces.
            _ when type.IsArray && !SeedBuiltIn.Has(type.Name) => Arrays(type, modifier, row, constants, depth),
            _ => SeedBuiltIn.Of(type.Name, modifier, row, constants),
        };
    }

    static IEnumerable<string> Rotate(ValueList<string> values, int row)
    {
        for (var i = 0; i < values.Count; i++)
            yield return values[(i + row) % values.Count];
    }

    string First(uint type, int modifier, int row, int depth) =>
        Of(type, modifier, row, SeedConstants.None, depth + 1).FirstOrDefault("");

    string Composite(SeedType type, int row, int depth) =>
        $"({string.Join(',', type.Attributes.Select(one => Quote(First(one.Type, one.Modifier, row, depth))))})";

    // One behind the other, so that those of different rows do not overlap.
    IEnumerable<string> Ranges(SeedType type, int row, int depth)
    {
        var lower = First(type.Base, -1, 2 * row, depth);
        var upper = First(type.Base, -1, 2 * row + 1, depth);
        yield return $"[{Quote(lower)},{Quote(upper)})";
        yield return $"[{Quote(lower)},)";
        yield return "empty";
        yield return "(,)";
    }

    IEnumerable<string> Arrays(SeedType type, int modifier, int row, SeedConstants constants, int depth)
    {
        var elements = Of(type.Base, modifier, row, constants, depth + 1).ToList();
        if (elements.Count == 0)
            return ["{}"];
        var first = Quote(elements[0]);
        var counted = constants
            .Numbers.Where(one => one is > 1 and <= 16 && one == Math.Truncate(one))
            .Select(one => $"{{{string.Join(',', Enumerable.Repeat(first, (int)one))}}}");
        return [$"{{{first}}}", "{}", .. elements.Skip(1).Select(one => $"{{{Quote(one)}}}"), .. counted];
    }

    // As arrays, composites and ranges all read it.
    static string Quote(string element)
    {
        var escaped = element
            .Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal);
        return $"\"{escaped}\"";
    }

    /// <summary>Texts that some type of an extension may accept.</summary>
    public static ValueList<string> Pool(int modifier)
    {
        var length = modifier is > 0 and <= 2000 ? modifier : 3;
        var vector = $"[{string.Join(',', Enumerable.Repeat("1", length))}]";
        return
        [
            "a1",
            "1",
            "a",
            .. Enumerable.Range(1, 3).Select(i => string.Create(CultureInfo.InvariantCulture, $"POINT({i} {i})")),
            "SRID=4326;POINT(1 1)",
            "POLYGON((0 0,1 0,1 1,0 0))",
            "LINESTRING(0 0,1 1)",
            "\"a\"=>\"1\"",
            "a.b",
            vector,
            "(1,1)",
            "{1}",
            "978-0-306-40615-7",
            "1..2",
            "{}",
            "",
        ];
    }
}
