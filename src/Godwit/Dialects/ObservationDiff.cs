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

    /// <summary>
    /// What a person wants to read: of an object that only one of the two has, its parts say nothing more.
    /// </summary>
    public static ValueList<ObservedDifference> WithoutParts(ValueList<ObservedDifference> differences)
    {
        var wholes = differences
            .Where(one => one.Property.Length == 0)
            .Select(one => ($"{one.Kind} {one.Identity}", one.From is null))
            .ToHashSet();
        return differences
            .Where(one => one is not { Property: "", Whole: { } whole } || !wholes.Contains((whole, one.From is null)))
            .ToValueList();
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
        ReadOnlySpan<Observation> before = from.Where(one => isCompared(one)).ToArray();
        ReadOnlySpan<Observation> after = to.Where(one => isCompared(one)).ToArray();
        var differences = new List<ObservedDifference>();
        while (before.Length > 0 || after.Length > 0)
        {
            var order =
                before.IsEmpty ? 1
                : after.IsEmpty ? -1
                : CompareObjects(before[0], after[0]);
            var left = order <= 0 ? TakeObject(ref before) : [];
            var right = order >= 0 ? TakeObject(ref after) : [];
            if (order < 0)
                differences.Add(Whole(left[0], Present, null));
            else if (order > 0)
                differences.Add(Whole(right[0], null, Present));
            else if (!AreSame(left, right))
                differences.AddRange(Differences(left.ToArray(), right.ToArray()));
        }
        return differences.ToValueList();
    }

    // Observers sort what they see, so that objects come in one piece and in the same order.
    static ReadOnlySpan<Observation> TakeObject(ref ReadOnlySpan<Observation> seen)
    {
        var length = 1;
        while (length < seen.Length && CompareObjects(seen[0], seen[length]) == 0)
            length++;
        var taken = seen[..length];
        seen = seen[length..];
        return taken;
    }

    // Nearly always; and then nothing has to be made to find it out.
    static bool AreSame(ReadOnlySpan<Observation> before, ReadOnlySpan<Observation> after)
    {
        if (before.Length != after.Length)
            return false;
        for (var i = 0; i < before.Length; i++)
        {
            if (before[i].Property != after[i].Property || before[i].Value != after[i].Value)
                return false;
        }
        return true;
    }

    static int CompareObjects(Observation one, Observation other) =>
        string.CompareOrdinal(one.Kind, other.Kind) is not 0 and var order
            ? order
            : string.CompareOrdinal(one.Identity, other.Identity);

    static IEnumerable<ObservedDifference> Differences(Observation[] before, Observation[] after)
    {
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
        new(one.Kind, one.Schema, one.Identity, "", from, to) { Whole = one.Whole };

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

    /// <summary>For an object that only one has: kind and identity of what it is a part of.</summary>
    public string? Whole { get; init; }

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
            : $"{Kind} {Identity}: {Property}: {Show(From)} -> {Show(To)}";

    // A difference in line ends alone would look like none.
    static string Show(string? value) => value?.Replace("\r", "\\r", StringComparison.Ordinal) ?? "absent";
}
