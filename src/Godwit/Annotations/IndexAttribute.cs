namespace Godwit;

/// <summary>An index. On a property: of that property.</summary>
/// <param name="keys">
/// properties, with what SQL says of them (<c>"CreatedAt DESC"</c>, <c>"Tags gin_trgm_ops"</c>), or expressions in
/// SQL (<c>"lower(email)"</c>); none on a property.
/// </param>
/// <remarks>Migrations create it concurrently where that is possible.</remarks>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property | AttributeTargets.Parameter,
    AllowMultiple = true
)]
public sealed class IndexAttribute(params string[] keys) : SchemaAnnotationAttribute
{
    /// <summary>
    /// Properties, with what SQL says of them (<c>"CreatedAt DESC"</c>, <c>"Tags gin_trgm_ops"</c>), or expressions
    /// in SQL (<c>"lower(email)"</c>); none on a property.
    /// </summary>
    public string[] Keys { get; } = keys;

    /// <summary>The name of the index; default: <c>TABLE_COLUMN_idx</c>.</summary>
    public string? Name { get; set; }

    /// <summary>True: combinations occur once.</summary>
    public bool IsUnique { get; set; }

    /// <summary>The condition of a partial index, in SQL.</summary>
    public string? Where { get; set; }

    /// <summary>The access method, such as <c>gin</c> (PostgreSQL).</summary>
    public string? Method { get; set; }

    /// <summary>The operator class of all keys (PostgreSQL).</summary>
    public string? OperatorClass { get; set; }

    /// <summary>Properties that the index has as payload (PostgreSQL).</summary>
    public string[] Include { get; set; } = [];

    /// <summary>True: NULL occurs once, too (PostgreSQL 15).</summary>
    public bool NullsNotDistinct { get; set; }

    /// <summary>Storage parameters in SQL, such as <c>fillfactor=70</c> (PostgreSQL).</summary>
    public string? With { get; set; }

    /// <summary>The comment of the index.</summary>
    public string? Comment { get; set; }
}
