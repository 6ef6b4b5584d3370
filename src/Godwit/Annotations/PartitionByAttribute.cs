namespace Godwit;

/// <summary>The table is divided into partitions (PostgreSQL).</summary>
/// <param name="method">what decides.</param>
/// <param name="keys">properties, or expressions in SQL.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class PartitionByAttribute(PartitionMethod method, params string[] keys) : SchemaAnnotationAttribute
{
    /// <summary>What decides.</summary>
    public PartitionMethod Method { get; } = method;

    /// <summary>Properties, or expressions in SQL.</summary>
    public string[] Keys { get; } = keys;
}
