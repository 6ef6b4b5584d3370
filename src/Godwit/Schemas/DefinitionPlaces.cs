namespace Godwit;

/// <summary>Where a schema source defines objects, as far as the tokens of its statements tell.</summary>
/// <param name="statements">The statements of the source.</param>
sealed class DefinitionPlaces(ValueList<SchemaStatement> statements)
{
    /// <summary>Of a state that has no source.</summary>
    public static DefinitionPlaces None { get; } = new([]);

    /// <summary>
    /// The statement that creates an object, or the table or type that it belongs to; absent where none is known,
    /// or more than one could be meant.
    /// </summary>
    public SourceLocation? Find(ObjectName name)
    {
        // A table and a type have no name in common.
        string?[] kinds = name.Owner is null ? [KindOf(name.Kind)] : ["relation", "type"];
        var wanted = name.Owner ?? name.Name;
        var found = statements
            .Where(one => one.Defines is { } defined && kinds.Contains(defined.Kind) && defined.Name == wanted)
            .ToList();
        if (found.Exists(one => one.Defines!.Schema == name.Schema)) // those that define something
            found.RemoveAll(one => one.Defines!.Schema != name.Schema);
        else
            found.RemoveAll(one => one.Defines!.Schema is not null);
        // A base type is announced first, as a shell, and defined by the last of its statements.
        return found.Count == 1 || (found.Count > 1 && name.Kind == ObjectKind.BaseType)
            ? found[^1].Statement.Location
            : null;
    }

    static string? KindOf(ObjectKind kind) =>
        kind switch
        {
            ObjectKind.Table
            or ObjectKind.ForeignTable
            or ObjectKind.View
            or ObjectKind.MaterializedView
            or ObjectKind.Sequence => "relation",
            ObjectKind.Enum
            or ObjectKind.Domain
            or ObjectKind.CompositeType
            or ObjectKind.RangeType
            or ObjectKind.BaseType => "type",
            ObjectKind.Collation => "collation",
            _ => null,
        };
}
