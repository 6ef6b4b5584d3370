namespace Godwit;

/// <summary>Compares what was observed of two databases.</summary>
static class ObservationDiff
{
    /// <summary>
    /// What differs, sorted: a line for each property, one for an object that only one of the two has.
    /// </summary>
    public static ValueList<ObservedDifference> Compare(ValueList<Observation> from, ValueList<Observation> to)
    {
        var before = Group(from);
        var after = Group(to);
        var differences = new List<ObservedDifference>();
        foreach (var place in before.Keys.Union(after.Keys).Order(Comparer<Place>.Create(Place.Compare)))
        {
            if (!after.TryGetValue(place, out var seenAfter))
                differences.Add(place.Differs("", "present", null));
            else if (!before.TryGetValue(place, out var seenBefore))
                differences.Add(place.Differs("", null, "present"));
            else
                differences.AddRange(Compare(place, seenBefore, seenAfter));
        }
        return differences.ToValueList();
    }

    static IEnumerable<ObservedDifference> Compare(
        Place place,
        Dictionary<string, Observation> before,
        Dictionary<string, Observation> after
    )
    {
        foreach (var property in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            var (one, other) = (before.GetValueOrDefault(property), after.GetValueOrDefault(property));
            if (one?.Value != other?.Value)
                yield return place.Differs(property, one?.Value, other?.Value) with
                {
                    IsExpression = one is { IsExpression: true } && other is { IsExpression: true },
                };
        }
    }

    static Dictionary<Place, Dictionary<string, Observation>> Group(ValueList<Observation> observations) =>
        observations
            .GroupBy(one => new Place(one.Kind, one.Schema, one.Identity))
            .ToDictionary(group => group.Key, group => group.ToDictionary(one => one.Property, StringComparer.Ordinal));

    readonly record struct Place(string Kind, string Schema, string Identity)
    {
        public ObservedDifference Differs(string property, string? from, string? to) =>
            new(Kind, Schema, Identity, property, from, to);

        public static int Compare(Place one, Place other) =>
            string.CompareOrdinal(one.Kind, other.Kind) is not 0 and var kind ? kind
            : string.CompareOrdinal(one.Schema, other.Schema) is not 0 and var schema ? schema
            : string.CompareOrdinal(one.Identity, other.Identity);
    }
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
    /// <summary>True for SQL that the engine writes from a parsed expression, on both sides.</summary>
    public bool IsExpression { get; init; }

    /// <summary>One line.</summary>
    public override string ToString() =>
        Property.Length == 0
            ? $"{Kind} {Identity}: {(From is null ? "only in the second" : "only in the first")}"
            : $"{Kind} {Identity}: {Property}: {From ?? "absent"} -> {To ?? "absent"}";
}
