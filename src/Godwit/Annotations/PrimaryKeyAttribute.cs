namespace Godwit;

/// <summary>The primary key, where it has several columns or a name of its own.</summary>
/// <param name="properties">the properties, in the order of the key.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class PrimaryKeyAttribute(params string[] properties) : SchemaAnnotationAttribute
{
    /// <summary>The properties, in the order of the key.</summary>
    public string[] Properties { get; } = properties;

    /// <summary>The name of the constraint; default: the engine gives one.</summary>
    public string? Name { get; set; }

    /// <summary>Properties that the index has as payload (PostgreSQL).</summary>
    public string[] Include { get; set; } = [];

    /// <summary>True: the check may wait for the end of the transaction.</summary>
    public bool IsDeferrable { get; set; }

    /// <summary>True: it waits without being told to.</summary>
    public bool IsInitiallyDeferred { get; set; }

    /// <summary>True: its columns may be NULL, as SQLite has it where none says NOT NULL (SQLite).</summary>
    public bool AllowsNull { get; set; }
}
