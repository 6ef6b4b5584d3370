namespace Godwit;

/// <summary>
/// Finds circles among objects that are to be created, where a table with its columns and constraints is one thing.
/// </summary>
static class DependencyCycles
{
    /// <summary>The dependencies that are part of a circle.</summary>
    /// <param name="dependencies">Who needs whom.</param>
    /// <param name="isCreated">True for the objects that are created; the others exist and close no circle.</param>
    public static HashSet<Dependency> Find(ValueList<Dependency> dependencies, Predicate<ObjectName> isCreated)
    {
        var edges = dependencies
            .Where(one => isCreated(one.Dependent) && isCreated(one.Referenced))
            .Where(one => WholeOf(one.Dependent) != WholeOf(one.Referenced))
            .ToList();
        var targets = edges.ToLookup(one => WholeOf(one.Dependent), one => WholeOf(one.Referenced));
        var component = new StrongComponents<Whole>(targets).Find();
        return edges.Where(one => component[WholeOf(one.Dependent)] == component[WholeOf(one.Referenced)]).ToHashSet();
    }

    // Only columns and constraints are written into the statement that creates their table.
    static Whole WholeOf(ObjectName name) =>
        name is { Owner: { } owner, Kind: ObjectKind.Column or ObjectKind.Constraint } ? new(name.Schema, owner)
        : name.Kind is ObjectKind.Table or ObjectKind.ForeignTable or ObjectKind.Domain or ObjectKind.CompositeType
            ? new(name.Schema, name.Name)
        : new(name.Schema, $"{name.Owner}\0{name.Name}", name.Signature, name.Kind);

    sealed record Whole(string Schema, string Name, string? Signature = null, ObjectKind? Kind = null);
}
