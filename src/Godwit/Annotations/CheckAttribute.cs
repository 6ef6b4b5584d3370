namespace Godwit;

/// <summary>A condition that every row fulfils.</summary>
/// <param name="condition">the condition, in SQL.</param>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property | AttributeTargets.Parameter,
    AllowMultiple = true
)]
public sealed class CheckAttribute(string condition) : SchemaAnnotationAttribute
{
    /// <summary>The condition, in SQL.</summary>
    public string Condition { get; } = condition;

    /// <summary>
    /// The name of the constraint; default: <c>TABLE_COLUMN_check</c>, or <c>TABLE_check</c> on a class.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>True: partitions and children do not have it (PostgreSQL).</summary>
    public bool IsNotInherited { get; set; }
}
