namespace Godwit;

/// <summary>The collation of a column.</summary>
/// <param name="name">the name of the collation, without quotes; <c>SCHEMA.NAME</c> where it needs one.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class CollationAttribute(string name) : SchemaAnnotationAttribute
{
    /// <summary>The name of the collation, without quotes; <c>SCHEMA.NAME</c> where it needs one.</summary>
    public string Name { get; } = name;
}
