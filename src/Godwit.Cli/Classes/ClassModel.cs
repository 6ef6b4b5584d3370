using Godwit.Generators;

namespace Godwit.Cli;

/// <summary>What a database says that annotated classes can say, too.</summary>
/// <param name="Tables">The classes.</param>
/// <param name="Enums">Their enums.</param>
/// <param name="Assembly">What stands before them.</param>
/// <param name="Objects">The objects that are said so; what belongs to them is meant with them.</param>
sealed record ClassModel(
    ValueList<TableModel> Tables,
    ValueList<EnumModel> Enums,
    AssemblyModel Assembly,
    IReadOnlySet<ObjectName> Objects
)
{
    /// <summary>True for what the classes make, or should make.</summary>
    public bool Covers(ObjectName name) =>
        Objects.Contains(name)
        || (
            name.Kind is ObjectKind.Column or ObjectKind.Constraint or ObjectKind.Index
            && (
                Objects.Contains(new(ObjectKind.Table, name.Schema, name.Owner!)) // they belong to something
                || Objects.Contains(new(ObjectKind.Domain, name.Schema, name.Owner!))
            )
        );
}
