namespace Godwit;

/// <summary>A partition of the table (PostgreSQL).</summary>
/// <param name="name">the name of the partition.</param>
/// <param name="bounds"><c>FOR VALUES FROM (…) TO (…)</c>, <c>FOR VALUES IN (…)</c>, <c>DEFAULT</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true)]
public sealed class PartitionAttribute(string name, string bounds) : SchemaAnnotationAttribute
{
    /// <summary>The name of the partition.</summary>
    public string Name { get; } = name;

    /// <summary><c>FOR VALUES FROM (…) TO (…)</c>, <c>FOR VALUES IN (…)</c>, <c>DEFAULT</c>.</summary>
    public string Bounds { get; } = bounds;

    /// <summary>Its schema; default: that of the table.</summary>
    public string? Schema { get; set; }
}
