namespace Godwit;

/// <summary>Values, or combinations of values, that occur once. On a property: of that property.</summary>
/// <param name="properties">the properties; none on a property.</param>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property | AttributeTargets.Parameter,
    AllowMultiple = true
)]
public sealed class UniqueAttribute(params string[] properties) : SchemaAnnotationAttribute
{
    /// <summary>The properties; none on a property.</summary>
    public string[] Properties { get; } = properties;

    /// <summary>The name of the constraint; default: <c>TABLE_COLUMN_key</c>.</summary>
    public string? Name { get; set; }

    /// <summary>True: NULL occurs once, too (PostgreSQL 15).</summary>
    public bool NullsNotDistinct { get; set; }

    /// <summary>Properties that the index has as payload (PostgreSQL).</summary>
    public string[] Include { get; set; } = [];

    /// <summary>True: the check may wait for the end of the transaction.</summary>
    public bool IsDeferrable { get; set; }

    /// <summary>True: it waits without being told to.</summary>
    public bool IsInitiallyDeferred { get; set; }
}
