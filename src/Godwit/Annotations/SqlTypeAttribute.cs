namespace Godwit;

/// <summary>
/// The type of a column in the words of the database; like <c>[Column(TypeName = …)]</c>, and for one dialect where
/// that is said.
/// </summary>
/// <param name="name">the type, in SQL.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class SqlTypeAttribute(string name) : SchemaAnnotationAttribute
{
    /// <summary>The type, in SQL.</summary>
    public string Name { get; } = name;
}
