namespace Godwit;

/// <summary>Compares what was observed of two databases. Pure.</summary>
static class ObservationDiff
{
    const string Present = "present";

    /// <summary>
    /// What differs, sorted: a line for each property, one for an object that only one of the two has. Notes, and what
    /// one of the sides may not read, are not compared.
    /// </summary>
    public static ValueList<ObservedDifference> Compare(ValueList<Observation> from, ValueList<Observation> to)
    {
        var unreadable = Unreadable(from).Concat(Unreadable(to)).ToHashSet();
        return Compare(from, to, one => !one.IsNote && !unreadable.Contains(one.Property));
    }

    /// <summary>What differs in what is told but is no difference: the order of columns.</summary>
    public static ValueList<ObservedDifference> CompareNotes(ValueList<Observation> from, ValueList<Observation> to) =>
        Compare(from, to, one => one.IsNote).Where(one => one is { From: not null, To: not null }).ToValueList();

    static ValueList<ObservedDifference> Compare(
        ValueList<Observation> from,
        ValueList<Observation> to,
        Predicate<Observation> isCompared
    )
    {
        var before = Objects(from.Where(one => isCompared(one)));
        var after = Objects(to.Where(one => isCompared(one)));
        var differences = new List<ObservedDifference>();
        var (i, j) = (0, 0);
        while (i < before.Count || j < after.Count)
        {
            var order =
                i == before.Count ? 1
                : j == after.Count ? -1
                : CompareObjects(before[i][0], after[j][0]);
            if (order < 0)
                differences.Add(Whole(before[i++][0], Present, null));
            else if (order > 0)
                differences.Add(Whole(after[j++][0], null, Present));
            else
                differences.AddRange(Differences(before[i++], after[j++]));
        }
        return differences.ToValueList();
    }

    // Observers sort what they see, so that objects come in one piece and in the same order.
    static List<List<Observation>> Objects(IEnumerable<Observation> seen)
    {
        var objects = new List<List<Observation>>();
        foreach (var one in seen)
        {
            if (objects.Count > 0 && CompareObjects(objects[^1][0], one) == 0)
                objects[^1].Add(one);
            else
                objects.Add([one]);
        }
        return objects;
    }

    static int CompareObjects(Observation one, Observation other) =>
        string.CompareOrdinal(one.Kind, other.Kind) is not 0 and var order
            ? order
            : string.CompareOrdinal(one.Identity, other.Identity);

    static IEnumerable<ObservedDifference> Differences(List<Observation> before, List<Observation> after)
    {
        if (before.SequenceEqual(after))
            return [];
        var left = before.ToDictionary(one => one.Property);
        var right = after.ToDictionary(one => one.Property);
        return left
            .Keys.Union(right.Keys)
            .Order(StringComparer.Ordinal)
            .Select(key => (Before: left.GetValueOrDefault(key), After: right.GetValueOrDefault(key)))
            .Where(pair => pair.Before?.Value != pair.After?.Value)
            .Select(pair => Property(pair.Before, pair.After));
    }

    static ObservedDifference Whole(Observation one, string? from, string? to) =>
        new(one.Kind, one.Schema, one.Identity, "", from, to);

    static ObservedDifference Property(Observation? before, Observation? after)
    {
        var one = after ?? before ?? throw new System.Diagnostics.UnreachableException("Nothing was observed.");
        return new(one.Kind, one.Schema, one.Identity, one.Property, before?.Value, after?.Value)
        {
            IsExpression = before is { IsExpression: true } && after is { IsExpression: true },
            FromContext = before?.Context,
            ToContext = after?.Context,
        };
    }

    static IEnumerable<string> Unreadable(ValueList<Observation> seen) =>
        seen.Where(one => one is { IsNote: true, Property: Observation.Unreadable }).Select(one => one.Identity);
}

/// <summary>One thing that is observed of one database and not of the other.</summary>
/// <param name="Kind">The kind of object.</param>
/// <param name="Schema">Its schema; empty where it has none.</param>
/// <param name="Identity">What identifies it.</param>
/// <param name="Property">What differs; empty where one database has no such object.</param>
/// <param name="From">The value in the first; absent: none.</param>
/// <param name="To">The value in the second; absent: none.</param>
sealed record ObservedDifference(string Kind, string Schema, string Identity, string Property, string? From, string? To)
{
    // As much of a value as a line of a report can hold.
    const int LongestValue = 300;

    /// <summary>True for SQL that the engine writes from a parsed expression, on both sides.</summary>
    public bool IsExpression { get; init; }

    /// <summary>For expressions: what the first speaks of, in the engine's words.</summary>
    public string? FromContext { get; init; }

    /// <summary>For expressions: what the second speaks of, in the engine's words.</summary>
    public string? ToContext { get; init; }

    /// <summary>One line.</summary>
    public override string ToString() => ToString("second");

    /// <summary>One line.</summary>
    /// <param name="second">What the second of the two is, as in <c>database</c>.</param>
    public string ToString(string second) =>
        Property.Length == 0
            ? $"{Kind} {Identity}: {(From is null ? $"only in the {second}" : $"not in the {second}")}"
            : $"{Kind} {Identity}: {Property}: {From ?? "absent"} -> {To ?? "absent"}";
}
