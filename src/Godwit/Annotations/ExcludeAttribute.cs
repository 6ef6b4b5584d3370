namespace Godwit;

/// <summary>No two rows may be in all these relations to each other (PostgreSQL).</summary>
/// <param name="keys">properties or expressions in SQL, each with its operator: <c>"Room WITH ="</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true)]
public sealed class ExcludeAttribute(params string[] keys) : SchemaAnnotationAttribute
{
    /// <summary>Properties or expressions in SQL, each with its operator: <c>"Room WITH ="</c>.</summary>
    public string[] Keys { get; } = keys;

    /// <summary>The name of the constraint; default: <c>TABLE_COLUMNS_excl</c>.</summary>
    public string? Name { get; set; }

    /// <summary>The access method; default: <c>gist</c>.</summary>
    public string? Method { get; set; }

    /// <summary>The rows that it is about, in SQL.</summary>
    public string? Where { get; set; }

    /// <summary>True: the check may wait for the end of the transaction.</summary>
    public bool IsDeferrable { get; set; }

    /// <summary>True: it waits without being told to.</summary>
    public bool IsInitiallyDeferred { get; set; }
}
