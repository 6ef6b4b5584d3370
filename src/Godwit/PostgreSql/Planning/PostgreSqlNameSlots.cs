namespace Godwit;

/// <summary>Names that two objects cannot have at the same time.</summary>
/// <remarks>
/// Relations and indexes share the names of their schema, and a relation has a type of its name (PostgreSQL manual,
/// "System Catalogs": the unique indexes of <c>pg_class</c>, <c>pg_type</c>, <c>pg_proc</c>).
/// </remarks>
static class PostgreSqlNameSlots
{
    /// <summary>The slot of an object; absent for kinds whose name in full is theirs alone.</summary>
    public static object? Of(ObjectName name) =>
        name.Kind switch
        {
            ObjectKind.Table
            or ObjectKind.ForeignTable
            or ObjectKind.View
            or ObjectKind.MaterializedView
            or ObjectKind.Sequence
            or ObjectKind.Index
            or ObjectKind.CompositeType
            or ObjectKind.Enum
            or ObjectKind.Domain
            or ObjectKind.RangeType
            or ObjectKind.BaseType => ("relation", name.Schema, name.Name),
            // The index of a key has the name of its constraint.
            ObjectKind.Constraint => ("relation", name.Schema, name.Name),
            ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Aggregate => (
                "routine",
                name.Schema,
                name.Name,
                name.Signature
            ),
            _ => name,
        };
}
