namespace Godwit;

/// <summary>An object, and what was seen of it so far.</summary>
sealed class ObservedObject(string kind, string schema, string identity)
{
    public string Kind => kind;

    /// <summary>Its schema, or that of the table it belongs to, without quotes.</summary>
    public string Schema { get; set; } = schema;

    public string Identity => identity;

    /// <summary>Its own name, or that of the table it belongs to, without quotes.</summary>
    public string Name { get; set; } = "";

    /// <summary>What it is a part of.</summary>
    public ObservedObject? Whole { get; set; }

    public List<Observation> Seen { get; } = [];

    public static IComparer<ObservedObject> Order { get; } =
        Comparer<ObservedObject>.Create(
            (one, other) =>
                string.CompareOrdinal(one.Kind, other.Kind) is not 0 and var order
                    ? order
                    : string.CompareOrdinal(one.Identity, other.Identity)
        );

    // Said for each property of each part.
    string Title => field ??= $"{kind} {identity}";

    public void See(string property, string value, bool isNote = false) =>
        Seen.Add(
            new(kind, Schema, identity, property, value)
            {
                IsNote = isNote,
                Name = Name,
                Whole = Whole?.Title,
            }
        );

    public void SeeExpression(string property, string value, string? context) =>
        Seen.Add(
            new(kind, Schema, identity, property, value)
            {
                IsExpression = true,
                Name = Name,
                Whole = Whole?.Title,
                Context = context,
            }
        );
}
