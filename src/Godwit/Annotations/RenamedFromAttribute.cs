namespace Godwit;

/// <summary>
/// The name that a table, column or label had in the database before: it is renamed, not dropped. May stay.
/// </summary>
/// <param name="name">the old name in the database.</param>
[AttributeUsage(
    AttributeTargets.Class
        | AttributeTargets.Struct
        | AttributeTargets.Property
        | AttributeTargets.Parameter
        | AttributeTargets.Field
)]
public sealed class RenamedFromAttribute(string name) : SchemaAnnotationAttribute
{
    /// <summary>The old name in the database.</summary>
    public string Name { get; } = name;
}
